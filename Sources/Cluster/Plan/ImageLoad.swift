import ContainerTools

/// Images that are loaded together, since the same nodes lack them: one archive has the layers that they share only
/// once.
struct ImageLoad {
    let images: [DesiredImage]
    let nodes: [String]

    /// The step that loads them, by which others need it.
    var id: String { "load \(names)" }
    var names: String { images.map(\.name).joined(separator: ", ") }

    static func all(_ desired: Desired, _ contents: Observed.Contents) -> [ImageLoad] {
        let lacking = desired.images.filter { contents.nodesLacking[$0.reference] != nil }
        let groups = Dictionary(grouping: lacking) { contents.nodesLacking[$0.reference, default: []].sorted() }
        return groups.sorted { $0.key.lexicographicallyPrecedes($1.key) }
            .map { ImageLoad(images: $0.value, nodes: $0.key) }
    }
}
