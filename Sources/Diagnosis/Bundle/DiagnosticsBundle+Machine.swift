import Cluster
import ContainerTools
import Foundation
import Programs

/// What the machine tells: the programs' versions, and Docker with the containers that are the cluster's nodes.
extension DiagnosticsBundle {
    var versions: [DiagnosticsFile] {
        let system = ProcessInfo.processInfo.operatingSystemVersionString
        return [
            DiagnosticsFile("versions/envboot.txt") {
                DiagnosticsFile.Found(text: "envboot \(EnvbootVersion.current)\n\(system)\n")
            },
            part("versions/docker.txt", "docker", ["version"]),
            part("versions/kind.txt", "kind", ["version"]),
            part("versions/kubectl.txt", "kubectl", ["version", "--client", "--output", "yaml"]),
        ]
    }

    var machine: [DiagnosticsFile] {
        [
            part("docker/info.txt", "docker", ["info"]),
            part("docker/containers.txt", "docker", ["ps", "--all", "--filter", nodeFilter]),
        ]
    }

    /// How each node's container is, and from there its logs.
    var nodes: DiagnosticsFile {
        DiagnosticsFile("docker/nodes.txt") {
            let names = try await docker.nodeNames(of: desired.cluster)
            if names.isEmpty { return DiagnosticsFile.Found(text: "no nodes of \(desired.cluster)\n") }
            let format = "{{.Name}} {{.State.Status}} {{.State.ExitCode}} {{.State.OOMKilled}} {{.State.StartedAt}}"
            let command = Command("docker", ["inspect", "--format", format] + names, timeout: collectionTimeout)
            let text = try await runner.everything(printedBy: command)
            let states = text.split(separator: "\n").compactMap(NodeState.init(line:))
            return DiagnosticsFile.Found(
                text: text, clues: Clues(containers: states),
                further: names.flatMap { name in parts(ofNode: name, states.first { $0.name == name }) })
        }
    }

    private func parts(ofNode node: String, _ state: NodeState?) -> [DiagnosticsFile] {
        let console = nodeLog("nodes/\(node)/console.log", ["logs", "--tail", "500", node])
        guard state?.status == "running" else { return [console] }
        let units = ["kubelet", "containerd"].map { unit in
            nodeLog(
                "nodes/\(node)/\(unit).log",
                ["exec", node, "journalctl", "--no-pager", "--lines", "2000", "--unit", unit])
        }
        return units + [console, containerLogs(inNode: node)]
    }

    /// The ends of all containers' logs as the node has them: they tell why there is no API server to ask for them.
    private func containerLogs(inNode node: String) -> DiagnosticsFile {
        DiagnosticsFile("nodes/\(node)/containers.log") {
            let find = ["find", "/var/log/pods", "-name", "*.log"]
            let files = try await docker.execute(find, inNode: node, timeout: collectionTimeout)
                .split(separator: "\n").map(String.init).sorted()
            if files.isEmpty { return DiagnosticsFile.Found() }
            let tail = ["exec", node, "tail", "--verbose", "--lines=100"] + files.suffix(Self.maxLogs)
            return DiagnosticsFile.Found(
                text: try await runner.everything(printedBy: Command("docker", tail, timeout: collectionTimeout)))
        }
    }

    private static var maxLogs: Int { 60 }

    private func nodeLog(_ name: String, _ arguments: [String]) -> DiagnosticsFile {
        DiagnosticsFile(name) {
            let text = try await runner.everything(printedBy: Command("docker", arguments, timeout: collectionTimeout))
            return DiagnosticsFile.Found(
                text: text, clues: Clues(nodeLogs: [text.lastLines(bytes: Clues.maxLogBytes) ?? text]))
        }
    }

    private func part(_ name: String, _ program: String, _ arguments: [String]) -> DiagnosticsFile {
        DiagnosticsFile(name, Command(program, arguments, timeout: collectionTimeout), by: runner)
    }

    private var docker: Docker { Docker(runner: runner) }
    private var nodeFilter: String { "label=io.x-k8s.kind.cluster=\(desired.cluster)" }
}

extension NodeState {
    /// - Parameter line: the name, the status, how it ended and whether memory ran out.
    fileprivate init?(line: Substring) {
        let words = line.split(separator: " ")
        guard words.count >= 4, let exitCode = Int(words[2]) else { return nil }
        name = String(words[0].drop { $0 == "/" })
        status = String(words[1])
        self.exitCode = exitCode
        isOutOfMemory = words[3] == "true"
    }
}
