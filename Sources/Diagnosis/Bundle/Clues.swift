import ContainerTools

/// What was found out that can tell why something failed.
struct Clues: Sendable {
    /// The newest first.
    var pods: [PodState] = []
    var nodes: [JSONValue] = []
    var events: [ClusterEvent] = []
    /// The containers that are the cluster's nodes.
    var containers: [NodeState] = []
    /// The logs of pods' containers; of one that was restarted, that of its end before.
    var logs: [ContainerLog] = []
    /// What the nodes' kubelets, containerds and consoles say.
    var nodeLogs: [String] = []

    /// Only the end of longer logs is searched, as much as is kept.
    static let maxLogBytes = DiagnosticsFolder.byteLimit

    struct ContainerLog: Sendable {
        var pod: String
        var container: String
        var isPrevious: Bool
        var text: String
    }

    mutating func add(_ other: Clues) {
        pods += other.pods
        nodes += other.nodes
        events += other.events
        containers += other.containers
        logs += other.logs
        nodeLogs += other.nodeLogs
    }

    /// The last lines that a container printed before it ended, or until now if it has not.
    func lastLines(_ count: Int, of container: PodState.Container, in pod: PodState) -> [String] {
        let logs = logs.filter { $0.pod == pod.qualifiedName && $0.container == container.name }
        let log = logs.first(where: \.isPrevious) ?? logs.first
        return (log?.text ?? "").split(separator: "\n").filter { !$0.allSatisfy(\.isWhitespace) }
            .suffix(count).map(String.init)
    }
}

/// A node's container as docker sees it.
struct NodeState: Sendable, Equatable {
    var name: String
    /// running, paused, exited, ...
    var status: String
    var exitCode: Int
    var isOutOfMemory: Bool
}

/// An event of the cluster's.
struct ClusterEvent: Sendable {
    var time: String
    var type: String
    var reason: String
    /// `pod/redis-1`
    var object: String
    var namespace: String
    var message: String
    var count: Int

    init?(_ object: JSONValue) {
        guard object["kind"]?.string == "Event", let kind = object["involvedObject", "kind"]?.string,
            let name = object["involvedObject", "name"]?.string
        else { return nil }
        time =
            object["lastTimestamp"]?.string ?? object["eventTime"]?.string
            ?? object["metadata", "creationTimestamp"]?.string ?? ""
        type = object["type"]?.string ?? ""
        reason = object["reason"]?.string ?? ""
        message = object["message"]?.string ?? ""
        namespace = object["metadata", "namespace"]?.string ?? ""
        count = object["count"]?.int ?? 1
        self.object = "\(kind.lowercased())/\(name)"
    }

    var text: String { "\(time) \(type) \(reason) x\(count) \(namespace) \(object): \(message)\n" }
}
