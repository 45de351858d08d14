extension ClusterNode {
    enum Fields {
        static let role = Field(
            "role", ValueType<Role>.word, isRequired: true, example: "worker", "what the node does")
        static let extraMounts = Field(
            "extraMounts", .mounts, example: "[{hostPath: ./coverdata, containerPath: /coverdata}]",
            "folders and files of this machine that the node sees")
        static let kubeadmConfigPatches = Field(
            "kubeadmConfigPatches", .list(of: .kubeadmPatch, words: "list of texts"),
            example: #"["{kind: ClusterConfiguration, apiServer: {extraArgs: {v: \"4\"}}}"]"#,
            "changes to the node's kubeadm configuration, as kind takes them")
        static let labels = Field(
            "labels", .named(.labelKey, Label.type, words: "mapping of texts"), example: "{tier: tests}",
            "labels of the Kubernetes node")
        static let all = [role.declared, extraMounts.declared, kubeadmConfigPatches.declared, labels.declared]
    }

    static let type = ValueType<ClusterNode>.mapping(Fields.all) { keys in
        let mounts = keys[Fields.extraMounts] ?? []
        let patches = keys[Fields.kubeadmConfigPatches] ?? []
        let labels = (keys[Fields.labels] ?? []).map { ($0.key, $0.value) }
        return keys[Fields.role].map { role in
            ClusterNode(
                role: role, extraMounts: mounts, kubeadmConfigPatches: patches,
                labels: Dictionary(labels) { $1 })
        }
    }

    struct Label: Sendable {
        let key: String
        let value: String

        static let type = ValueType<Label>(words: "text", schema: .text(NameRule.labelValue.pattern)) { value in
            if value.key == "envboot/environment" {
                value.error("the label 'envboot/environment' is reserved for envboot", hint: "remove it")
                return nil
            }
            if let problem = NodeLabel.problem(withKey: value.key) {
                value.error(problem.message, hint: problem.hint)
                return nil
            }
            return value.name(.labelValue).map { Label(key: value.key, value: $0) }
        }
    }
}

extension Mount {
    enum Fields {
        static let hostPath = Field(
            "hostPath", .path { $0.pathDockerCanMake() }, isRequired: true, example: "./coverdata",
            "the path on this machine. Where nothing is there, Docker makes a folder; the folder above it must be there"
        )
        static let containerPath = Field(
            "containerPath", .containerPath, isRequired: true, example: "/coverdata",
            "the path in the node, for one mount only")
        static let readOnly = Field(
            "readOnly", .bool, default: .value("false"), example: "true", "whether the node may only read it")
        static let all = [hostPath.declared, containerPath.declared, readOnly.declared, Condition.field.declared]
    }

    /// A mount, and where its path in the node stands.
    static let type = ValueType<(mount: Mount, target: Value)>.mapping(Fields.all) { keys in
        let hostPath = keys[Fields.hostPath]
        let containerPath = keys[Fields.containerPath]
        let readOnly = keys[Fields.readOnly] ?? false
        guard let hostPath, let containerPath, let target = keys.value(Fields.containerPath) else { return nil }
        return (Mount(hostPath: hostPath, containerPath: containerPath, readOnly: readOnly), target)
    }
}

extension ValueType<[Mount]> {
    fileprivate static var mounts: Self {
        ValueType<[(mount: Mount, target: Value)]>.list(of: Mount.type).map { written in
            var lines: [String: Int] = [:]
            return written.map { mount, target in
                if let line = lines.updateValue(target.place.mark.line, forKey: mount.containerPath) {
                    target.error("'\(mount.containerPath)' is mounted twice", hint: "it is already on line \(line)")
                }
                return mount
            }
        }
    }
}

extension ValueType<String> {
    /// An absolute path in a container.
    static var containerPath: Self { text("absolute path", pattern: "^/") { $0.containerPath() } }
}

extension Value {
    /// A path of this machine that is there, or that Docker makes as a folder: it makes the last part only.
    fileprivate func pathDockerCanMake() -> String? {
        guard let written = text(), let path = absolute(written) else { return nil }
        guard FileKind(at: path) == nil else { return path }
        let parent = absolutePath("..", from: path)
        return require(.folder, at: parent, written: parent) ? path : nil
    }

    fileprivate func containerPath() -> String? {
        guard let path = text() else { return nil }
        guard path.begins(with: "/") else {
            error("'\(path)' is not a whole path", hint: "begin with '/'")
            return nil
        }
        return absolutePath(path, from: "/")
    }
}
