import Diagnostics
import ContainerTools
import Profile
import YAML

extension KindReader {
    /// A mount and its other options.
    struct ReadMount {
        var shape: ClusterShape.MountShape
        /// Nil if there are none.
        var options: Node?
    }

    func mounts(_ list: Node?) throws(Diagnostic) -> [ReadMount] {
        var mounts: [ReadMount] = []
        for node in try self.list(list, of: "extraMounts") {
            let mount = try mount(node)
            if mounts.contains(where: { $0.shape.containerPath == mount.shape.containerPath }) {
                throw error(node.mark, "'\(mount.shape.containerPath)' is mounted twice in the same node")
            }
            mounts.append(mount)
        }
        return mounts
    }

    private func mount(_ node: Node) throws(Diagnostic) -> ReadMount {
        let known = ["hostPath", "containerPath", "readOnly", "selinuxRelabel", "propagation"]
        let fields = try fields(node, of: "extraMounts", known)
        let shape = ClusterShape.MountShape(
            hostPath: try path(fields["hostPath"], "hostPath", of: node),
            containerPath: try path(fields["containerPath"], "containerPath", of: node),
            readOnly: try flag(fields["readOnly"], of: "readOnly"))
        _ = try flag(fields["selinuxRelabel"], of: "selinuxRelabel")
        _ = try word(fields["propagation"], of: "propagation", among: ["None", "HostToContainer", "Bidirectional"])
        let options = ["selinuxRelabel", "propagation"].compactMap { name in fields[name].map { (name, $0) } }
        if options.isEmpty { return ReadMount(shape: shape) }
        return ReadMount(shape: shape, options: .mapping([("containerPath", .string(shape.containerPath))] + options))
    }

    /// kind would resolve a relative path against its own working directory.
    private func path(_ path: Node?, _ name: String, of node: Node) throws(Diagnostic) -> String {
        guard let path, !(path.text ?? "").isEmpty else {
            throw error((path ?? node).mark, "extraMounts has no \(name)", hint: "write an absolute path")
        }
        let text = try text(path, of: name)
        guard text.utf8.first == UInt8(ascii: "/") else {
            throw error(path.mark, "\(name) '\(text)' is not an absolute path", hint: "begin with '/'")
        }
        return absolutePath(text, from: "/")
    }
}
