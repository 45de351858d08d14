import ContainerTools
import Cluster

/// How a pod is, as the API server tells it.
struct PodState: Sendable {
    let name: String
    let namespace: String
    /// As ISO 8601, so that it sorts.
    let creation: String
    let phase: String
    let isReady: Bool
    let containers: [Container]
    /// Why no node takes it, or why it was evicted.
    let message: String?
    private let pod: JSONValue

    struct Container: Sendable {
        var name: String
        var image: String
        var isReady: Bool
        var restarts: Int
        /// Why it does not run yet: `ImagePullBackOff`.
        var waiting: (reason: String, message: String)?
        /// How it ended, now or before its last start.
        var ended: (reason: String, exitCode: Int)?
        var memoryLimit: String?
        /// Whether it has run, so that it may have a log.
        var hasRun: Bool { waiting == nil || restarts > 0 || ended != nil }
    }

    init?(_ pod: JSONValue) {
        guard pod["kind"]?.string == "Pod", let name = pod["metadata", "name"]?.string else { return nil }
        self.name = name
        namespace = pod["metadata", "namespace"]?.string ?? "default"
        creation = pod["metadata", "creationTimestamp"]?.string ?? ""
        phase = pod["status", "phase"]?.string ?? "Unknown"
        self.pod = pod
        isReady = phase == "Succeeded" || pod.condition("Ready") != nil
        let unscheduled = pod["status", "conditions"]?.array?.first {
            $0["type"]?.string == "PodScheduled" && $0["reason"]?.string == "Unschedulable"
        }
        message = unscheduled?["message"]?.string ?? pod["status", "message"]?.string
        let specifications =
            (pod["spec", "initContainers"]?.array ?? []) + (pod["spec", "containers"]?.array ?? [])
        let statuses =
            (pod["status", "initContainerStatuses"]?.array ?? []) + (pod["status", "containerStatuses"]?.array ?? [])
        containers = statuses.map { status in
            let limit = specifications.first { $0["name"] == status["name"] }?["resources", "limits", "memory"]
            return Container(status, memoryLimit: limit?.string)
        }
    }

    var qualifiedName: String { "\(namespace)/\(name)" }
    /// What kubectl's `describe` takes.
    var argument: String { "pod/\(name)" }

    /// Whether the pod is one that a workload makes.
    func isOf(_ workload: Manifest) -> Bool { workload.makes(pod) }

    /// The pod and what its containers wait for, in a line.
    var summary: String {
        let states = containers.map { container in
            [container.waiting?.reason, container.waiting?.message, container.ended?.reason]
                .compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " ")
        }
        return ([name + ":", phase] + states + [message ?? ""]).filter { !$0.isEmpty }.joined(separator: " ")
    }
}

extension PodState.Container {
    fileprivate init(_ status: JSONValue, memoryLimit: String?) {
        name = status["name"]?.string ?? ""
        image = status["image"]?.string ?? ""
        if case .bool(true) = status["ready"] { isReady = true } else { isReady = false }
        restarts = status["restartCount"]?.int ?? 0
        waiting = status["state", "waiting"].map { ($0["reason"]?.string ?? "", $0["message"]?.string ?? "") }
        ended = (status["state", "terminated"] ?? status["lastState", "terminated"]).map {
            ($0["reason"]?.string ?? "", $0["exitCode"]?.int ?? 0)
        }
        self.memoryLimit = memoryLimit
    }
}
