import Profile
import Templates

/// Renders kind's configuration from a profile with the template `kind`, built-in or custom.
struct KindTemplate: Sendable {
    let template: Template
    let profile: Profile

    /// The configuration's text and the origin of each line.
    ///
    /// - Parameter defaultImage: the node image if the profile has none; nil for the installed kind's default.
    func rendered(defaultImage: String?) throws -> KindText {
        let values = values(ClusterShape(profile), defaultImage: defaultImage)
        let text = try template.render(values)
        return KindText(text: text, file: template.name, lines: template.lines(of: text, values))
    }

    private func values(_ shape: ClusterShape, defaultImage: String?) -> [String: Value] {
        [
            "cluster": .text(profile.cluster.name),
            "nodes": .list(shape.nodes.map { $0.values(defaultImage: defaultImage) }),
        ]
    }
}

/// The rendered text of a configuration.
struct KindText: Sendable {
    var text: String
    /// The template.
    var file: String
    /// The template's line for each line of the text; nil if unknown.
    var lines: [Int]?
}

extension ClusterShape.NodeShape {
    fileprivate func values(defaultImage: String?) -> Value {
        .fields([
            "role": .text(role), "image": .optional(image ?? defaultImage),
            "labels": .list(
                labels.sorted { $0.key < $1.key }.map { .fields(["name": .text($0.key), "value": .text($0.value)]) }),
            "hasMounts": .flag(!mounts.isEmpty),
            "mounts": .list(
                mounts.map {
                    .fields([
                        "hostPath": .text($0.hostPath), "containerPath": .text($0.containerPath),
                        "readOnly": .flag($0.readOnly),
                    ])
                }),
            "hasPatches": .flag(!patches.isEmpty), "patches": .list(patches.map(Value.text)),
            "hasPorts": .flag(!ports.isEmpty),
            "ports": .list(
                ports.map {
                    .fields([
                        "nodePort": .number($0.nodePort), "hostPort": .number($0.hostPort),
                        "listenAddress": .text($0.listenAddress),
                    ])
                }),
        ])
    }
}
