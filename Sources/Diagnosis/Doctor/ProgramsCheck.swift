import Cluster
import ContainerTools
import Foundation
import Programs

/// Whether docker, kind, kubectl, and helm where a profile has charts, are there, answer, and are new enough.
struct ProgramsCheck: Sendable {
    let runner: Runner
    /// Kubernetes' version in the nodes, where that is known.
    var kubernetes: Version?
    var needsHelm = false

    func findings() async -> [Finding] {
        async let docker = finding(.docker)
        async let kind = finding(.kind)
        async let kubectl = finding(.kubectl)
        async let helm = needsHelm ? [finding(.helm)] : []
        return await [docker, kind, kubectl] + helm
    }

    private func finding(_ program: Program) async -> Finding {
        let name = program.rawValue
        do {
            let text = try await program.versionText(runner)
            guard let version = Version(in: text) else {
                return Finding(
                    name, .warning, "its version cannot be read from '\(text.prefix(80))'", why: program.why,
                    remedy: "see that it is \(program.lowest) or newer: \(program.command.shellText)")
            }
            if version < program.lowest {
                return Finding(
                    name, .error, "version \(version) is older than \(program.lowest)", why: program.why,
                    remedy: "install \(name) \(program.lowest) or newer")
            }
            return skew(of: version, program) ?? Finding(name, .ok, "version \(version)", why: program.why)
        } catch {
            return Finding(name, program.why, error)
        }
    }

    /// https://kubernetes.io/releases/version-skew-policy/#kubectl
    private func skew(of version: Version, _ program: Program) -> Finding? {
        guard program == .kubectl, let kubernetes, abs(version.minor - kubernetes.minor) > 1 else { return nil }
        return Finding(
            "kubectl", .warning, "version \(version), and the nodes' Kubernetes is \(kubernetes)",
            why: "kubectl is made for a Kubernetes that is at most one minor version older or newer",
            remedy: "install kubectl \(kubernetes.major).\(kubernetes.minor), if something does not work")
    }
}

/// The programs that envboot starts.
private enum Program: String {
    case docker, kind, kubectl, helm

    var lowest: Version {
        switch self {
        case .docker: Requirements.docker
        case .kind: Requirements.kind
        case .kubectl: Requirements.kubectl
        case .helm: Requirements.helm
        }
    }

    var why: String {
        switch self {
        case .docker: "it runs the nodes and builds the images; envboot needs \(lowest) or newer"
        case .kind: "it makes the cluster; envboot needs \(lowest) or newer"
        case .helm: "it renders the profile's charts; envboot needs \(lowest) or newer"
        case .kubectl: "it deploys the services; envboot needs \(lowest) or newer"
        }
    }

    var command: Command {
        let arguments =
            switch self {
            case .docker: ["--version"]
            case .kind: ["version"]
            case .kubectl: ["version", "--client", "--output", "json"]
            case .helm: ["version", "--short"]
            }
        return Command(rawValue, arguments, timeout: .seconds(60))
    }

    func versionText(_ runner: Runner) async throws -> String {
        struct Answer: Decodable {
            struct Client: Decodable { var gitVersion: String }
            var clientVersion: Client
        }
        if self == .kubectl { return try await runner.decode(Answer.self, from: command).clientVersion.gitVersion }
        return String(decoding: try await runner.run(command), as: UTF8.self)
            .trimmingCharacters(in: .whitespacesAndNewlines)
    }
}

extension Finding {
    /// An error of a program that a check needs.
    init(_ check: String, _ why: String, _ error: any Error) {
        guard let error = error as? ProgramError else {
            self.init(check, .error, "\(error)", why: why)
            return
        }
        let said = error.shownOutput.split(separator: "\n").last.map { ": \($0)" } ?? ""
        self.init(check, .error, "\(error)\(said) (\(error.command.shellText))", why: why, remedy: error.remedy)
    }
}
