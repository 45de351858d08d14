import ContainerTools
import Cluster
import Foundation
import Profile

/// Whether Docker's machine has what the profile needs: CPUs, memory and disk.
struct ResourcesCheck: Sendable {
    let profile: Profile
    let info: DockerInfo
    /// Whether the test processes run on the machine that Docker runs on.
    let isLocal: Bool

    private var needs: ResourceNeeds { ResourceNeeds(profile, cpus: info.cpus ?? 1) }

    func cpus() -> Finding {
        let why = "Kubernetes' control plane starts slowly on less than \(Requirements.cpus), or not in time"
        guard let cpus = info.cpus else { return Finding("cpus", .warning, "Docker does not tell its CPUs", why: why) }
        if cpus >= Requirements.cpus { return Finding("cpus", .ok, "\(cpus)", why: why) }
        return Finding(
            "cpus", .warning, "\(cpus), and \(Requirements.cpus) are needed", why: why,
            remedy: "give Docker's machine \(Requirements.cpus) CPUs or more")
    }

    func memory() -> Finding {
        let needs = needs
        let why = "where memory runs out, the kernel ends processes of the nodes"
        guard let memory = info.memory else {
            return Finding("memory", .warning, "Docker does not tell its memory", why: why)
        }
        let processesMemory = isLocal ? needs.processesMemory : 0
        let needed = needs.nodesMemory + processesMemory
        var parts = "\(gigabytes(needs.nodesMemory)) for \(needs.nodesText)"
        if processesMemory > 0 {
            parts += ", \(gigabytes(processesMemory)) for \(needs.processes) processes of \(profile.file)"
        }
        if memory >= needed {
            return Finding("memory", .ok, "\(gigabytes(memory)), of which are needed: \(parts)", why: why)
        }
        let isEnoughForNodes = memory >= needs.nodesMemory
        return Finding(
            "memory", .warning, "\(gigabytes(memory)) is less than is needed: \(parts)", why: why,
            remedy: isEnoughForNodes
                ? "set a lower procs.max, or give Docker's machine \(gigabytes(needed)) or more"
                : "give Docker's machine \(gigabytes(needed)) or more, or ask for fewer nodes",
            place: isEnoughForNodes
                ? profile.place(of: ["procs.memoryPerProc"]) : profile.place(of: ["cluster.nodes", "cluster"]))
    }

    /// - Parameters:
    ///   - free: bytes; nil where they are not known.
    ///   - newNodes: how many nodes are still to be made.
    func disk(free: Int64?, newNodes: Int) -> Finding {
        let why = "each node unpacks Kubernetes' images and the services' onto Docker's disk"
        guard let free else {
            return Finding(
                "disk", .warning, "how much is free in Docker's machine is not known", why: why,
                remedy: "see for yourself: docker system df")
        }
        let (least, ample) = (
            Int64(newNodes) * Requirements.nodeDisk, Int64(max(newNodes, 1)) * Requirements.amplePerNode
        )
        let at = info.root.map { " at \($0)" } ?? ""
        if free >= ample { return Finding("disk", .ok, "\(gigabytes(free)) free\(at)", why: why) }
        return Finding(
            "disk", free < least ? .error : .warning,
            "\(gigabytes(free)) free\(at), and \(needs.nodesText) should have \(gigabytes(ample))", why: why,
            remedy: "make room: docker system prune")
    }

    func gigabytes(_ bytes: Int64) -> String { String(format: "%.1f GB", Double(bytes) / Double(1 << 30)) }
}
