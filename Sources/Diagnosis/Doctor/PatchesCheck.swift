import ContainerTools
import Cluster
import Profile

/// Reports kubeadm config patches of an apiVersion that kind does not use for the nodes' Kubernetes: kind ignores them
/// without a word.
struct PatchesCheck: Sendable {
    let desired: Desired

    /// - Parameter programs: what was found about the programs, kind among them.
    func findings(_ programs: [Finding]) -> [Finding] {
        let kind = programs.first { $0.check == "kind" && $0.level == .ok }.flatMap { Version(in: $0.found) }
        return findings(kind: kind)
    }

    /// - Parameter kind: its version; nil where it is not known.
    func findings(kind: Version?) -> [Finding] {
        let versions = desired.kubernetes.map { Self.versions(kubernetes: $0, kind: kind) }
        return desired.shape.nodes.enumerated().flatMap { index, node in
            node.patches.compactMap { patch in
                guard let problem = KubeadmPatch.problem(in: patch, kubeadm: versions) else { return nil }
                return Finding(
                    "patches", .error, problem.message,
                    why: "kind merges a patch only into the object of its apiVersion" + Self.said(desired.kubernetes),
                    remedy: problem.hint,
                    place: desired.profile.place(of: ["cluster.nodes[\(index)].kubeadmConfigPatches", "cluster.nodes"]))
            }
        }
    }

    private static func said(_ kubernetes: Version?) -> String {
        kubernetes.map { "; the nodes' Kubernetes is \($0)" } ?? ""
    }

    /// The versions of kubeadm.k8s.io that kind writes. v1beta4 came with kind 0.32, for Kubernetes 1.36 and later:
    /// https://github.com/kubernetes-sigs/kind/pull/4173
    static func versions(kubernetes: Version, kind: Version?) -> [String] {
        if kubernetes < Version(1, 23) { return ["v1beta2"] }
        if kubernetes < Version(1, 36) { return ["v1beta3"] }
        guard let kind else { return ["v1beta3", "v1beta4"] }
        return kind < Version(0, 32) ? ["v1beta3"] : ["v1beta4"]
    }
}
