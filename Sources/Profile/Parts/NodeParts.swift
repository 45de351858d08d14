import Foundation

extension ClusterNode {
    init?(_ value: Value) {
        let node: ClusterNode? = value.mapping { keys in
            let role = keys.required("role")?.word(of: Role.self)
            let mounts = keys.optional("extraMounts")?.mounts() ?? []
            let patches = keys.optional("kubeadmConfigPatches")?.list { $0.lines() } ?? []
            let labels = keys.optional("labels")?.labels() ?? [:]
            guard let role else { return nil }
            return ClusterNode(role: role, extraMounts: mounts, kubeadmConfigPatches: patches, labels: labels)
        }
        guard let node else { return nil }
        self = node
    }
}

extension Value {
    fileprivate func labels() -> [String: String] {
        let labels = named(.labelKey) { key, value in value.name(.labelValue).map { (key, $0) } }
        return Dictionary(uniqueKeysWithValues: labels)
    }

    fileprivate func mounts() -> [Mount] {
        var lines: [String: Int] = [:]
        return list { value in
            value.mapping { keys in
                let hostPath = keys.required("hostPath")?.pathDockerCanMake()
                let target = keys.required("containerPath")
                let containerPath = target?.containerPath()
                let readOnly = keys.optional("readOnly")?.bool() ?? false
                guard let hostPath, let target, let containerPath else { return nil }
                if let line = lines.updateValue(target.place.mark.line, forKey: containerPath) {
                    target.error("'\(containerPath)' is mounted twice", hint: "it is already on line \(line)")
                }
                return Mount(hostPath: hostPath, containerPath: containerPath, readOnly: readOnly)
            }
        }
    }

    /// A path of this machine that is there, or that Docker makes as a folder: it makes the last part only.
    private func pathDockerCanMake() -> String? {
        guard let written = text(), let path = absolute(written) else { return nil }
        guard FileKind(at: path) == nil else { return path }
        let parent = absolutePath("..", from: path)
        return require(.folder, at: parent, written: parent) ? path : nil
    }

    private func containerPath() -> String? {
        guard let path = text() else { return nil }
        guard path.hasPrefix("/") else {
            error("'\(path)' is not a whole path", hint: "begin with '/'")
            return nil
        }
        return absolutePath(path, from: "/")
    }
}
