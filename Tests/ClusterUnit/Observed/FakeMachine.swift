import Foundation
import Programs
import YAML

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis

/// A machine on which an environment is up: answers docker, kind and kubectl as they do there. A test changes one
/// answer.
struct FakeMachine: Sendable {
    let sandbox: Sandbox
    let desired: Desired
    /// What `docker inspect` prints.
    var inspected: String
    /// What `kubectl get` prints, by the kinds that it is asked for.
    var objects: @Sendable (_ kinds: String) throws -> CommandOutput
    /// What `docker ps` prints.
    var containers = ["shop-control-plane", "shop-worker"]
    /// What `crictl images` prints in the node.
    var nodeImages: String
    /// What `docker cp` prints of a node's kubeadm configuration.
    var kubeadm = CommandOutput.printed("kubeletExtraArgs:\n    node-labels: envboot/environment=shop\n")
    /// What `ls` prints of the copies that are kept in a control-plane node.
    var kept = CommandOutput.failed("No such file or directory", status: 2)
    var kindKubeconfig = CommandOutput.printed(Self.kubeconfig(port: 40001))

    init(docker version: String = "20.10") throws {
        sandbox = try Sandbox()
        desired = try sandbox.desired()
        let reference = desired.images[0].reference
        let name = String(reference.prefix { $0 != ":" })
        let folder = sandbox.path
        func fixture(_ file: String) throws -> String {
            try String(contentsOfFile: fixtures + "/" + file, encoding: .utf8)
                .replacing("FOLDER", with: folder).replacing("GATEWAY_NAME", with: name)
                .replacing("GATEWAY", with: reference)
        }
        inspected = try fixture("docker-\(version).json")
        nodeImages = try fixture("crictl.json")
        let nodes = try JSONDecoder().decode([JSONValue].self, from: Data(try fixture("nodes.json").utf8))
        let items = nodes + (try Self.objects(of: desired))
        objects = { _ in try ["items": JSONValue.array(items)].json() }
        try sandbox.write(Self.kubeconfig(port: 40001), to: "kubeconfig")
    }

    /// The environment's objects and its record, as they are listed.
    private static func objects(of desired: Desired) throws -> [JSONValue] {
        let contents = try Observed.converged(desired).contents
        var record = try contents?.record.map { JSONValue(try $0.manifest(cluster: desired.cluster)) }
        let kept = JSONValue.string(contents?.kept ?? "")
        record?.set(kept, at: "metadata", "annotations", Record.keptAnnotation)
        return (contents?.objects ?? [:]).map { key, object in
            var object = object
            object["apiVersion"] = .string(key.apiVersion)
            object["kind"] = .string(key.kind)
            object.set(.string(key.name), at: "metadata", "name")
            object.set(.string(key.namespace ?? "default"), at: "metadata", "namespace")
            return object
        } + (record.map { [$0] } ?? [])
    }

    func programs() -> FakePrograms {
        FakePrograms { command, _ in
            switch (command.program, command.arguments.first) {
            case ("docker", "ps"): .printed(containers.map { "\"\($0)\"\n" }.joined())
            case ("docker", "inspect"): .printed(inspected)
            case ("docker", "exec"): command.arguments.contains("ls") ? kept : .printed(nodeImages)
            case ("docker", "cp"): kubeadm
            case ("docker", "info"): .printed(#"{"ServerVersion": "28.2.2", "NCPU": 8, "MemTotal": 34359738368}"#)
            case ("docker", "--version"): .printed("Docker version 28.2.2")
            case ("kind", "version"): .printed("kind v0.27.0")
            case ("kind", _): kindKubeconfig
            case ("kubectl", "version"): .printed(#"{"clientVersion": {"gitVersion": "v1.30.1"}}"#)
            default: try objects(command.value(of: "get") ?? "")
            }
        }
    }

    func observe(_ programs: FakePrograms? = nil) async throws -> Observed {
        let runner = (programs ?? self.programs()).runner
        return try await Observer(desired: desired, runner: runner, folder: sandbox.state).observe()
    }

    /// What is observed of the machine as it is; its ports are not served.
    func converged() throws -> Observed {
        var observed = try Observed.converged(desired)
        observed.answering = []
        return observed
    }

    static func kubeconfig(port: Int, cluster: String = "kind-shop") -> String {
        """
        apiVersion: v1
        clusters:
        - cluster: {certificate-authority-data: Q0E=, server: "https://127.0.0.1:\(port)"}
          name: \(cluster)
        kind: Config
        users:
        - name: \(cluster)
          user: {client-key-data: S0VZ}

        """
    }
}

/// The folder of the recorded outputs.
let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Fixtures").path
