import ContainerTools
import Cluster

/// Whether the kernel of Docker's machine lets nodes work.
struct KernelCheck: Sendable {
    /// - Parameter limits: how many files a user's programs may watch, and through how many instances.
    func inotify(_ limits: (watches: Int, instances: Int)?) -> Finding {
        let why =
            "every node's programs and many services watch files; at the limit they fail with 'too many open files'"
        let remedy =
            "in Docker's machine: sudo sysctl fs.inotify.max_user_watches=\(Requirements.inotifyWatches)"
            + " fs.inotify.max_user_instances=\(Requirements.inotifyInstances)"
        guard let limits else {
            return Finding(
                "inotify", .warning, "the limits in Docker's machine are not known", why: why, remedy: remedy)
        }
        let found = "\(limits.watches) watches, \(limits.instances) instances"
        if limits.watches >= Requirements.inotifyWatches && limits.instances >= Requirements.inotifyInstances {
            return Finding("inotify", .ok, found, why: why)
        }
        return Finding(
            "inotify", .warning,
            "\(found); kind advises \(Requirements.inotifyWatches) and \(Requirements.inotifyInstances)", why: why,
            remedy: remedy)
    }

    /// - Parameters:
    ///   - version: of the control groups, as Docker tells it.
    ///   - kubernetes: the version in the nodes, where that is known.
    func controlGroups(_ version: String?, kubernetes: Version?) -> Finding {
        let limit = Requirements.withoutControlGroups1
        let why = "from \(limit.major).\(limit.minor) on, a kubelet does not start on version 1 by itself"
        guard let version, !version.isEmpty else {
            return Finding("cgroups", .warning, "Docker does not tell their version", why: why)
        }
        if version != "1" || kubernetes.map({ $0 < limit }) == true {
            return Finding("cgroups", .ok, "version \(version)", why: why)
        }
        return Finding(
            "cgroups", .warning,
            "version 1, and the nodes' Kubernetes is \(kubernetes.map { "\($0)" } ?? "the one of the installed kind")",
            why: why,
            remedy: "boot Docker's machine with systemd.unified_cgroup_hierarchy=1, or name an older cluster.image")
    }
}
