import ContainerTools
import Profile
import Templates

extension Service {
    /// What a service's template is given.
    func values(_ images: [DesiredImage], nodes: [ClusterNode]) -> [String: Value] {
        let port = ports.first?.number
        let mounts = nodes.pathsThatPodsReach
        let own: [String: Value] = [
            "port": .optional(port), "portText": .optional(port.map(String.init)),
            "ports": .list(
                ports.map { port in
                    .fields([
                        "port": .number(port.number), "portName": .optional(port.name),
                        "nodePort": .optional(nodePort(of: port)),
                    ])
                }),
            "hasNodePorts": .flag(!exposes.isEmpty), "nodePort": .optional(ports.first.flatMap(nodePort)),
            "readinessPath": .optional(readiness?.path), "readinessPort": .optional(readiness?.port ?? port),
            "hasNodeMounts": .flag(!mounts.isEmpty),
            "nodeMounts": .list(
                mounts.enumerated().map { index, path in
                    .fields(["volume": .text("node-mount-\(index + 1)"), "containerPath": .text(path)])
                }),
        ]
        return own.merging(containerValues(name: name, namespace: namespace, image: image, env: env, images)) { $1 }
    }

    private func nodePort(of port: ServicePort) -> Int? {
        exposes.first { ($0.port ?? ports.first) == port }?.nodePort
    }
}

extension [ClusterNode] {
    /// The paths at which every node that pods run on sees a folder or a file of this machine.
    fileprivate var pathsThatPodsReach: [String] {
        let workers = filter { $0.role == .worker }
        let paths = (workers.isEmpty ? self : workers).map { $0.extraMounts.map(\.containerPath) }
        return (paths.first ?? []).filter { path in paths.allSatisfy { $0.contains(path) } }
    }
}

extension Job {
    /// What the template of jobs is given.
    func values(_ images: [DesiredImage]) -> [String: Value] {
        let own: [String: Value] = [
            "hasCommand": .flag(!command.isEmpty), "command": .list(command.map(Value.text)),
            "hasArgs": .flag(!args.isEmpty), "args": .list(args.map(Value.text)),
        ]
        return own.merging(containerValues(name: name, namespace: namespace, image: image, env: env, images)) { $1 }
    }
}

private func containerValues(
    name: String, namespace: String, image: String?, env: [EnvironmentVariable], _ images: [DesiredImage]
) -> [String: Value] {
    let image = images.first { $0.name == image }
    return [
        "name": .text(name), "namespace": .text(namespace), "image": .optional(image?.reference),
        // A tag of ours is in no registry: where it is missing, asking one only hides that.
        "imagePullPolicy": .text(image?.hasContentTag == true ? "Never" : "IfNotPresent"),
        "hasEnv": .flag(!env.isEmpty),
        "env": .list(env.map { .fields(["name": .text($0.name), "value": .text($0.value)]) }),
    ]
}
