import Programs

/// What `docker build` can build with.
package enum Builder: Sendable {
    /// BuildKit, through the plugin docker-buildx. docker uses it by default.
    case buildx
    /// BuildKit, through docker's own client before version 23. docker uses it only on request.
    case builtIn
    /// Docker's classic builder only.
    case classic

    /// Asks the installed docker.
    package static func installed(_ runner: Runner) async -> Builder {
        let buildx = Command("docker", ["buildx", "version"], timeout: .seconds(60))
        if (try? await runner.run(buildx)) != nil { return .buildx }
        return await hasBuiltIn(runner) ? .builtIn : .classic
    }

    /// Whether docker is older than 23, and so has a client of BuildKit itself. Every Docker that envboot supports has
    /// the server's part.
    package static func hasBuiltIn(_ runner: Runner) async -> Bool {
        let printed = try? await runner.run(Command("docker", ["--version"], timeout: .seconds(60)))
        return printed.flatMap { Version(in: String(decoding: $0, as: UTF8.self)) }.map { $0 < Version(23, 0) } ?? false
    }
}
