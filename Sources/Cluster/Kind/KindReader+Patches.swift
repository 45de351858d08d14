import Diagnostics
import ContainerTools
import Profile
import YAML

extension KindReader {
    /// The kubeadm config patches of the cluster or of a node.
    ///
    /// - Returns: the merge patches.
    @discardableResult
    func checkPatches(_ fields: [String: Node]) throws(Diagnostic) -> [String] {
        let key = "kubeadmConfigPatches"
        for patch in try list(fields[key], of: key) {
            guard let problem = KubeadmPatch.problem(in: try text(patch, of: key)) else { continue }
            throw error(patch.mark(ofLine: problem.line), problem.message, hint: problem.hint)
        }
        for patch in try list(fields["kubeadmConfigPatchesJSON6902"], of: "kubeadmConfigPatchesJSON6902") {
            try checkOperations(patch)
        }
        return try texts(fields[key], of: key)
    }

    /// https://datatracker.ietf.org/doc/html/rfc6902
    private func checkOperations(_ patch: Node) throws(Diagnostic) {
        let known = ["group", "version", "kind", "patch"]
        let fields = try fields(patch, of: "a patch of kubeadmConfigPatchesJSON6902", known)
        for (key, value) in fields { _ = try text(value, of: key) }
        guard let kind = fields["kind"]?.text, let operations = fields["patch"] else {
            throw error(patch.mark, "a patch of kubeadmConfigPatchesJSON6902 needs kind and patch")
        }
        let version = [fields["group"]?.text, fields["version"]?.text].compactMap(\.self).joined(separator: "/")
        let target = emit([.mapping([("kind", .string(kind)), ("apiVersion", .string(version))])])
        if let problem = KubeadmPatch.problem(in: version.isEmpty ? "kind: \(kind)" : target) {
            throw error(patch.mark, problem.message, hint: problem.hint)
        }
        let documents = try? parse(Array((operations.text ?? "").utf8), file: "")
        guard documents?.count == 1, documents?[0].items != nil else {
            throw error(operations.mark, "the patch is not a list of RFC 6902 operations")
        }
    }
}

extension Node {
    /// The approximate position of a line of a text: a literal block begins below its mark.
    fileprivate func mark(ofLine line: Int) -> Mark {
        guard case .scalar(let scalar) = content, scalar.style == .literal else { return mark }
        return Mark(line: mark.line + line, column: 1)
    }
}
