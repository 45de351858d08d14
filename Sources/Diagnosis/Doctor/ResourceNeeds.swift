import Profile

/// What a profile's environment takes of Docker's machine.
struct ResourceNeeds: Sendable {
    let nodes: Int
    /// In bytes, of the nodes.
    let nodesMemory: Int64
    /// The processes that the suites would run with, if memory did not limit them.
    let processes: Int
    /// In bytes, of one process; 0 where the profile does not say.
    let memoryPerProcess: Int64

    /// - Parameter cpus: those that the process count is taken from.
    init(_ profile: Profile, cpus: Int) {
        nodes = profile.cluster.nodes.count
        nodesMemory = profile.cluster.nodes.reduce(0) { sum, node in
            sum + (node.role == .controlPlane ? Requirements.controlPlaneMemory : Requirements.workerMemory)
        }
        let wanted = profile.procs.use.processes(ofCPUs: cpus)
        let bounds = [profile.procs.max, profile.processes.isEmpty ? nil : profile.ports.processes]
        processes = max(profile.procs.min, bounds.compactMap(\.self).reduce(wanted, min), 1)
        memoryPerProcess = profile.procs.memoryPerProc ?? 0
    }

    /// In bytes, for all processes; clamped so that the sum with the nodes' memory does not overflow.
    var processesMemory: Int64 {
        let most = Int64.max - nodesMemory
        let (bytes, isTooMuch) = Int64(processes).multipliedReportingOverflow(by: memoryPerProcess)
        return isTooMuch ? most : min(bytes, most)
    }

    /// The nodes in words.
    var nodesText: String { nodes == 1 ? "1 node" : "\(nodes) nodes" }
}
