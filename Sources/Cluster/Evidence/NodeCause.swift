/// Finds why a node does not become one, in what kind printed or in the node's own logs: versions of kind, Kubernetes and
/// the machine that cannot work together.
enum NodeCause {
    static func find(in text: String) -> Cause? {
        if text.contains("configured to not run on a host using cgroup v1") {
            return Cause(
                "the kubelet refuses to run, since Docker's machine has control groups of version 1",
                hint: "boot that machine with systemd.unified_cgroup_hierarchy=1, or add to each node of the profile: "
                    + "kubeadmConfigPatches: [\"{kind: KubeletConfiguration, failCgroupV1: false}\"]")
        }
        let unknown = [
            "unknown containerd config version", "failed to detect containerd snapshotter",
            "your configuration file uses an old API spec",
        ]
        guard unknown.contains(where: { text.contains($0) }) else { return nil }
        return Cause(
            "the installed kind is too old for the node image",
            hint:
                "install a newer kind (kind version tells which one is installed), or name as cluster.image a node image "
                + "that was released with it")
    }

    /// Why a kubelet ended, in its journal. Until kubeadm has written its configuration, it does so again and again.
    static func ofKubelet(_ log: String) -> Cause? {
        for line in log.split(separator: "\n").reversed() {
            let words = line.firstMatch(of: /kubelet\[[0-9]+\]: [EF][0-9]{4} [^\]]+\] (.+)/)
            guard let text = words?.1, line.contains("]: F") || text.hasPrefix(#""command failed" err="#),
                !text.contains("/var/lib/kubelet/config.yaml")
            else { continue }
            return "the kubelet does not start: \(String(text).short)"
        }
        return nil
    }
}
