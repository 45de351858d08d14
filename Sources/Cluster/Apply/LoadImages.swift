import Files
import Foundation
import Programs

extension Applier {
    /// Sends images to nodes as one archive, so that layers which they share are sent once, and without the layers that
    /// the nodes have.
    func load(
        _ images: [DesiredImage], into nodes: [String], _ progress: @escaping Runner.LineHandler
    ) async throws {
        try await withTemporaryFolder { temporary in
            let archive = temporary + "/images.tar"
            progress("exporting from docker")
            async let present = blobs(inAllOf: nodes)
            try await docker.save(images.map(\.reference), to: archive)
            if let smaller = try? await withoutBlobs(present, archive, in: temporary, progress) {
                do {
                    return try await kind.load(archive: smaller, into: nodes, of: desired.cluster)
                } catch is ProgramError {
                    // What a node has of an image can be removed while that is read.
                }
            }
            progress("importing into \(nodes.joined(separator: ", "))")
            try await kind.load(archive: archive, into: nodes, of: desired.cluster)
        }
    }

    /// - Returns: an archive of less than half the size; nil where the nodes lack more than that.
    private func withoutBlobs(
        _ present: Set<String>, _ archive: String, in folder: String, _ progress: Runner.LineHandler
    ) throws -> String? {
        let images = try SavedImages(path: archive)
        let sizes = try images.sizes(without: present)
        guard sizes.lacking < sizes.all / 2 else { return nil }
        progress("importing \(megabytes(sizes.lacking)) of \(megabytes(sizes.all)) MB")
        let smaller = folder + "/lacking.tar"
        try images.write(to: smaller, without: present)
        return smaller
    }

    private func megabytes(_ bytes: UInt64) -> String { String(format: "%.1f", Double(bytes) / 1e6) }

    private func blobs(inAllOf nodes: [String]) async -> Set<String> {
        await withTaskGroup(of: Set<String>.self) { group in
            for node in nodes {
                group.addTask { (try? await Containerd(node: node, docker: docker).blobs()) ?? [] }
            }
            return await group.reduce(nil as Set<String>?) { $0?.intersection($1) ?? $1 } ?? []
        }
    }
}
