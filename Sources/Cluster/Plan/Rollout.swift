import ContainerTools

/// How far a workload's rollout is, by the rules of `kubectl rollout status`.
struct Rollout {
    private let object: JSONValue

    init(_ object: JSONValue) { self.object = object }

    /// Whether every pod is of the newest template and available.
    var isOver: Bool {
        guard isObserved else { return false }
        return wanted <= updated && total <= updated && wanted <= available
    }

    /// Whether the controller has seen the workload as it is now.
    var isObserved: Bool {
        guard let generation = number("metadata", "generation"), let seen = number("status", "observedGeneration")
        else { return false }
        return seen >= generation
    }

    private var isDaemonSet: Bool { object["kind"]?.string == "DaemonSet" }
    private var wanted: Int {
        isDaemonSet ? number("status", "desiredNumberScheduled") ?? 1 : number("spec", "replicas") ?? 1
    }
    private var total: Int { isDaemonSet ? 0 : number("status", "replicas") ?? 0 }
    private var updated: Int {
        number("status", isDaemonSet ? "updatedNumberScheduled" : "updatedReplicas") ?? 0
    }
    private var available: Int {
        if isDaemonSet { return number("status", "numberAvailable") ?? 0 }
        let field = object["kind"]?.string == "StatefulSet" ? "readyReplicas" : "availableReplicas"
        return number("status", field) ?? 0
    }

    private func number(_ section: String, _ field: String) -> Int? { object[section, field]?.int }
}
