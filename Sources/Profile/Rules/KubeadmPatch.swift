import YAML

/// A kubeadm config patch. kind merges it into the object of the same kind, and
/// silently ignores one that matches no object.
/// https://kind.sigs.k8s.io/docs/user/configuration/#kubeadm-config-patches
package enum KubeadmPatch {
    /// Why kind could not merge a patch, or would ignore it.
    package struct Problem: Error, Sendable, Equatable {
        /// The line of the patch, from 1.
        package var line: Int
        /// What is wrong.
        package var message: String
        /// What to do about it.
        package var hint: String
    }

    /// The kinds of kubeadm's configuration, with their API groups.
    private static let groups = [
        "ClusterConfiguration": "kubeadm.k8s.io", "InitConfiguration": "kubeadm.k8s.io",
        "JoinConfiguration": "kubeadm.k8s.io", "KubeletConfiguration": "kubelet.config.k8s.io",
        "KubeProxyConfiguration": "kubeproxy.config.k8s.io",
    ]

    /// The versions of each API group that a kind from 0.11 on writes. kind merges a patch that names a version only
    /// into an object of that version.
    /// https://github.com/kubernetes-sigs/kind/blob/main/pkg/cluster/internal/kubeadm/config.go
    private static let versions = [
        "kubeadm.k8s.io": ["v1beta2", "v1beta3", "v1beta4"], "kubelet.config.k8s.io": ["v1beta1"],
        "kubeproxy.config.k8s.io": ["v1alpha1"],
    ]

    /// - Parameter kubeadm: the versions of kubeadm.k8s.io that kind can write for the cluster; nil where neither
    ///   Kubernetes' nor kind's version is known.
    /// - Returns: the first problem of the patch, which may have several documents; nil if kind can merge it.
    package static func problem(in text: String, kubeadm: [String]? = nil) -> Problem? {
        let documents: [Node]
        do {
            // kind warns about a duplicate key and uses the last.
            documents = try parse(Array(text.utf8), file: "", duplicateKeys: .kept).filter { !$0.isNull }
        } catch {
            return Problem(
                line: error.mark.line, message: "the patch is not YAML: \(error.message)",
                hint: error.hint ?? "write it as kubeadm's configuration, beginning with its kind")
        }
        if documents.isEmpty { return problem(at: .start, "the patch is empty") }
        return documents.lazy.compactMap { problem(of: $0, kubeadm: kubeadm) }.first
    }

    private static func problem(of patch: Node, kubeadm: [String]?) -> Problem? {
        guard patch.entries != nil else { return problem(at: patch.mark, "the patch is not a mapping") }
        guard let kind = patch["kind"], let name = kind.text, !kind.isNull else {
            return problem(at: patch.mark, "the patch has no kind, so kind would ignore it")
        }
        guard let group = groups[name] else {
            return problem(at: kind.mark, "kubeadm's configuration has no '\(name)', so kind would ignore the patch")
        }
        guard let version = patch["apiVersion"], !version.isNull else { return nil }
        let known = ((group == "kubeadm.k8s.io" ? kubeadm : nil) ?? versions[group] ?? []).map { "\(group)/\($0)" }
        guard known.contains(version.text ?? "") else {
            return Problem(
                line: version.mark.line,
                message: "'\(version.text ?? "")' is not an apiVersion of \(name) that kind uses"
                    + (kubeadm == nil ? "" : " here") + ", so kind would ignore the patch",
                hint: "remove apiVersion, or use \(known.joined(separator: " or "))")
        }
        return nil
    }

    private static func problem(at mark: Mark, _ message: String) -> Problem {
        Problem(line: mark.line, message: message, hint: "use kind \(groups.keys.sorted().joined(separator: ", "))")
    }
}

extension ValueType<String> {
    /// A patch as accepted by kind.
    static var kubeadmPatch: Self {
        Self(words: "text", schema: ValueType<String>.lines.schema) { value in
            guard let text = value.lines() else { return nil }
            guard let problem = KubeadmPatch.problem(in: text) else { return text }
            let line = problem.line == 1 ? "" : " (line \(problem.line) of the patch)"
            value.error(problem.message + line, hint: problem.hint)
            return nil
        }
    }
}
