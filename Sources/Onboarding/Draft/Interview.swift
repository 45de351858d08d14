import Diagnostics
import Escaping
import Profile

/// Finds out what the service is: from the user's options, from the repository, and where both leave it open by asking.
struct Interview {
    let options: Onboarding.Options
    let repository: Repository
    /// The other profiles of the repository.
    let profiles: [Profile]
    /// Nil where nobody is to be asked.
    let ask: Question.Ask?

    /// The Dockerfile that the service's image is built from.
    func dockerfile() async throws -> Guess<String> {
        if let path = options.dockerfile { return Guess(value: try existing(path), source: "as it was asked for") }
        let found = repository.files.filter(Self.isDockerfile)
        switch found.count {
        case 0:
            throw Diagnostic(
                "no Dockerfile found in \(printable(repository.folder))",
                hint: "write one that builds \(options.name), or name it with --dockerfile")
        case 1: return Guess(value: found[0], source: "the only Dockerfile")
        default: break
        }
        let own = found.filter { $0.names(options.name) }
        if own.count == 1 {
            return Guess(value: own[0], source: "of \(found.count) Dockerfiles the one with this name")
        }
        let free = found.filter { !isBuilt($0) }
        if own.isEmpty, free.count == 1 {
            return Guess(value: free[0], source: "of \(found.count) Dockerfiles the one that no other profile builds")
        }
        let candidates = own.isEmpty ? found : own
        let question = Question(text: "Which Dockerfile builds \(options.name)?", choices: candidates)
        guard let answer = question.meaning(of: try await ask?(question)) else {
            throw Diagnostic(
                "there are \(candidates.count) Dockerfiles: "
                    + candidates.prefix(10).map(printable).joined(separator: ", "),
                hint: "say which one builds \(options.name), with --dockerfile")
        }
        return Guess(value: answer, source: "as it was answered")
    }

    /// The port that the service listens on.
    func port(_ dockerfile: Dockerfile, at path: String) async throws -> Guess<Int> {
        if let port = options.port { return Guess(value: port, source: "as it was asked for") }
        let ports = dockerfile.ports
        let others = ports.count > 1 ? ", of \(ports.count) ports there" : ""
        if let first = ports.first, ports.count == 1 || ask == nil {
            return Guess(value: first.number, source: "EXPOSE in \(path):\(first.line)\(others)")
        }
        let question = Question(
            text: "Which port does \(options.name) answer HTTP on?", choices: ports.map { String($0.number) },
            otherwise: ports.first.map { String($0.number) })
        guard let answer = question.meaning(of: try await ask?(question)) else {
            throw Diagnostic(
                "\(printable(path)) has no EXPOSE that tells the port",
                hint: "say which port it is, with --port or EXPOSE")
        }
        guard let port = Int(answer), (1...65535).contains(port) else {
            throw Diagnostic("'\(answer)' is not a port", hint: "a port is a number from 1 to 65535")
        }
        return Guess(value: port, source: "as it was answered")
    }

    /// A path that the user named, relative to the repository.
    private func existing(_ path: String) throws -> String {
        let relative = String(
            (path.hasPrefix("/") ? path.trimmingPrefix(repository.folder + "/") : path[...])
                .trimmingPrefix("./"))
        guard !relative.hasPrefix("/"), !relative.split(separator: "/").contains("..") else {
            throw Diagnostic(
                "\(printable(path)) is not below \(printable(repository.folder))",
                hint: "run init in the folder that holds profiles/")
        }
        guard repository.text(of: relative) != nil else {
            throw Diagnostic("Dockerfile \(printable(path)) not found or not readable")
        }
        return relative
    }

    private func isBuilt(_ dockerfile: String) -> Bool {
        profiles.flatMap(\.images).contains { image in
            if case .build(let build) = image.source {
                build.dockerfile == "\(repository.folder)/\(dockerfile)"
            } else {
                false
            }
        }
    }

    private static func isDockerfile(_ path: String) -> Bool {
        let name = path.fileName
        return name == "Dockerfile" || name == "Containerfile" || name.hasSuffix(".Dockerfile")
            || name.hasPrefix("Dockerfile.") && !name.hasSuffix(".dockerignore")
    }
}

extension String {
    /// Whether a part of the path, or of the file's name, is the name.
    fileprivate func names(_ name: String) -> Bool {
        split(separator: "/").contains { part in part == name || part.split(separator: ".").contains { $0 == name } }
    }
}
