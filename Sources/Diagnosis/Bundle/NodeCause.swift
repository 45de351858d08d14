/// Finds why a node fails to start, in kind's output or in the node's own logs: versions of kind, Kubernetes and
/// the machine that cannot work together.
enum NodeCause {
    static func find(in text: String) -> Cause? {
        if text.contains("configured to not run on a host using cgroup v1") {
            return Cause(
                "the kubelet refuses to run on cgroup v1, which Docker's machine uses",
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
                "install a newer kind (installed: kind version), or set cluster.image to a node image "
                + "released for it")
    }

    /// Why a kubelet exited, from its journal. It keeps exiting until kubeadm has written its configuration.
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
