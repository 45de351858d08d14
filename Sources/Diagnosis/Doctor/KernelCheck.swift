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
    ///   - version: of the control groups, as Docker reports it.
    ///   - kubernetes: the version in the nodes; nil if unknown.
    ///   - allowsVersion1: whether the kubelets are configured to start on version 1.
    func controlGroups(_ version: String?, kubernetes: Version?, allowsVersion1: Bool = false) -> Finding {
        let limit = Requirements.withoutControlGroups1
        let why = "from \(limit.major).\(limit.minor) on, a kubelet does not start on version 1 unless configured to"
        guard let version, !version.isEmpty else {
            return Finding("cgroups", .warning, "Docker does not report their version", why: why)
        }
        if version != "1" || kubernetes.map({ $0 < limit }) == true || allowsVersion1 {
            return Finding("cgroups", .ok, "version \(version)", why: why)
        }
        return Finding(
            "cgroups", kubernetes == nil ? .warning : .error,
            "version 1, and the nodes' Kubernetes is \(kubernetes.map { "\($0)" } ?? "that of the installed kind")",
            why: why,
            remedy:
                "boot Docker's machine with systemd.unified_cgroup_hierarchy=1, set cluster.kubernetes to 1.34 or older, "
                + "or add to kubeadmConfigPatches of each node: {kind: KubeletConfiguration, failCgroupV1: false}")
    }
}
