import Foundation
import Programs

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis

/// A machine on which a cluster is created and its only service, Redis, crashes. Every program prints credentials that
/// begin with `canary`.
struct FailingMachine: Sendable {
    let sandbox: Sandbox
    let desired: Desired
    /// Answers a command instead of the machine, where it returns something.
    var override: @Sendable (Command) async throws -> CommandOutput? = { _ in nil }

    init() throws {
        sandbox = try Sandbox()
        try sandbox.write(RedactionTests.secret, to: "secret.yaml")
        desired = try sandbox.desired(RedactionTests.profile)
    }

    func environment(_ programs: FakePrograms) -> Cluster.Environment {
        Environment(desired, runner: programs.runner, folder: sandbox.state)
    }

    func programs() -> FakePrograms {
        FakePrograms { command, _ in
            if let answer = Self.versions(command) { return answer }
            if let answer = try await override(command) { return answer }
            return switch command.program {
            case "docker": docker(command)
            case "kind": try kind(command)
            default: kubectl(command)
            }
        }
    }

    /// What the checks before a change ask for.
    private static func versions(_ command: Command) -> CommandOutput? {
        switch command.line {
        case "docker info --format {{json .}}":
            .printed(#"{"ServerVersion": "28.2.2", "NCPU": 8, "MemTotal": 34359738368}"#)
        case "docker --version": .printed("Docker version 28.2.2")
        case "kind version": .printed("kind v0.27.0")
        case "kubectl version --client --output json": .printed(#"{"clientVersion": {"gitVersion": "v1.30.1"}}"#)
        default: nil
        }
    }

    private func docker(_ command: Command) -> CommandOutput {
        switch command.arguments.first {
        case "ps": .printed("\"shop-control-plane\"\n")
        case "inspect" where command.arguments.contains("--format"):
            .printed("/shop-control-plane running 0 false 2026-11-21T00:00:00Z\n")
        // Docker does not know the cluster before it is made.
        case "inspect": .printed("[]")
        case "cp": .printed("token: canar1.0123456789canary")
        case "info": .printed("HTTP Proxy: http://user:canary-proxy@proxy:3128/\n")
        case "build": .printed("NPM_TOKEN is canary-argument\n")
        case "exec": .printed("kubelet: joined with ca0a1y.0123456789canary\n")
        case "logs": .printed("booted; Authorization: Bearer canary-console\n")
        default: .printed("{}")
        }
    }

    private func kind(_ command: Command) throws -> CommandOutput {
        let kubeconfig = FakeMachine.kubeconfig(port: 40001).replacing("S0VZ", with: "canary-key")
        switch command.arguments.first {
        case "create":
            try sandbox.write(kubeconfig, to: "new")
            if let path = command.value(of: "--kubeconfig") {
                try FileManager.default.copyItem(atPath: sandbox.path + "/new", toPath: path)
            }
            return .printed("Creating cluster\n")
        case "get": return .printed(kubeconfig)
        default: return .printed("kind v0.27.0\n")
        }
    }

    private func kubectl(_ command: Command) -> CommandOutput {
        let line = command.line
        if line.contains(" rollout status ") { return .failed("timed out waiting for the condition") }
        if line.contains(" logs ") { return .printed("password=canary-log\ncannot read canary-plain\nno such file\n") }
        if line.contains(" describe ") { return .printed("    DB_PASSWORD:  canary two words\n") }
        if line.contains(" apply ") {
            return .printed(#"{"kind": "Secret", "metadata": {"name": "auth"}, "data": {"word": "canary-applied"}}"#)
        }
        guard line.contains(" get events,"), line.contains("--output json") else { return .printed("{}") }
        return .printed(
            #"""
            {"items": [
             {"kind": "Event", "apiVersion": "v1", "metadata": {"namespace": "default"}, "reason": "BackOff",
              "message": "Back-off restarting, token=canary-event",
              "involvedObject": {"kind": "Pod", "name": "redis-1"}},
             {"kind": "Deployment", "apiVersion": "apps/v1", "metadata": {"name": "redis", "namespace": "default"}},
             {"kind": "Pod", "apiVersion": "v1",
              "metadata": {"name": "redis-0", "namespace": "default", "creationTimestamp": "2026-11-20T00:00:00Z",
               "labels": {"app.kubernetes.io/name": "redis"}},
              "status": {"phase": "Pending", "message": "of an earlier rollout"}},
             {"kind": "Pod", "apiVersion": "v1",
              "metadata": {"name": "redis-1", "namespace": "default", "creationTimestamp": "2026-11-21T00:00:00Z",
               "labels": {"app.kubernetes.io/name": "redis"}},
              "status": {"phase": "Running", "containerStatuses": [
               {"name": "redis", "ready": false, "restartCount": 2,
                "state": {"waiting": {"reason": "CrashLoopBackOff", "message": "back-off 20s"}},
                "lastState": {"terminated": {"reason": "Error", "exitCode": 3}}}]}}]}
            """#)
    }
}

extension Sandbox {
    /// The files of the only folder of diagnostics, by their paths within it.
    func diagnostics(_ occasion: DiagnosticsFolder.Purpose = .failures) throws -> [String: String] {
        let folder = ".envboot/\(occasion.rawValue)/" + (try names(in: ".envboot/\(occasion.rawValue)").first ?? "")
        let paths = try FileManager.default.subpathsOfDirectory(atPath: path + "/" + folder)
        var files: [String: String] = [:]
        for name in paths { files[name] = try? read(folder + "/" + name) }
        return files
    }
}
