import Files
import Programs

extension Applier {
    /// Sends images to nodes as one archive, so that layers which they share are sent once.
    func load(_ images: [DesiredImage], into nodes: [String], _ progress: Runner.LineHandler) async throws {
        try await withTemporaryFolder { temporary in
            let archive = temporary + "/images.tar"
            progress("exporting from docker")
            try await docker.save(images.map(\.reference), to: archive)
            progress("importing into \(nodes.joined(separator: ", "))")
            try await kind.load(archive: archive, into: nodes, of: desired.cluster)
        }
    }
}
