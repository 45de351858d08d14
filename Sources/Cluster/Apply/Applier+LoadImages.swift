import ContainerTools
import Files
import Foundation
import Programs

extension Applier {
    /// Loads images into nodes as one archive, so that shared layers are sent once, without the layers that the
    /// nodes already have, and for the nodes' platform only.
    func load(
        _ images: [DesiredImage], into nodes: [String], _ progress: @escaping Runner.LineHandler
    ) async throws {
        try await withTemporaryFolder { temporary in
            var archive = temporary + "/images.tar"
            progress("exporting from docker")
            async let inNodes = blobs(inAllOf: nodes)
            try await docker.save(images.map(\.reference), to: archive)
            let present = await inNodes
            let saved = try await saved(images, in: archive, for: nodes)
            if let saved, let smaller = try? withoutBlobs(present, saved, in: temporary, progress) {
                do {
                    return try await kind.load(archive: smaller, into: nodes, of: desired.cluster)
                } catch is ProgramError {
                    // What a node has of an image can be removed while that is read.
                }
            }
            progress("importing into \(nodes.joined(separator: ", "))")
            if let saved, !saved.isLoadable {
                archive = temporary + "/platform.tar"
                try saved.write(to: archive, without: [])
            }
            try await kind.load(archive: archive, into: nodes, of: desired.cluster)
        }
    }

    /// - Returns: nil if docker wrote an unknown format, which kind may still support.
    private func saved(
        _ images: [DesiredImage], in archive: String, for nodes: [String]
    ) async throws -> SavedImages? {
        do {
            let wanted = images.compactMap { image in
                image.platform.flatMap { Platform($0) }.map { (image.nodeReference, $0) }
            }
            return try await SavedImages(path: archive, wanted: Dictionary(wanted) { $1 }) {
                try await platform(of: nodes)
            }
        } catch let error as UnusableImage {
            throw error.explained(by: images)
        } catch is TarError {
            return nil
        } catch is DecodingError {
            return nil
        } catch is CocoaError {
            return nil
        }
    }

    /// The platform of all nodes, which kind creates from one image.
    private func platform(of nodes: [String]) async throws -> Platform {
        for node in nodes {
            if let platform = try await Containerd(node: node, docker: docker).platform() { return platform }
        }
        throw UnknownPlatform(nodes: nodes)
    }

    /// - Returns: an archive of less than half the size; nil where the nodes lack more than that.
    private func withoutBlobs(
        _ present: Set<String>, _ images: SavedImages, in folder: String, _ progress: Runner.LineHandler
    ) throws -> String? {
        let sizes = images.sizes(without: present)
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

/// Nodes whose platform is unknown.
struct UnknownPlatform: Error, CustomStringConvertible {
    let nodes: [String]

    var description: String {
        """
        the platform of \(nodes.joined(separator: ", ")) is unknown, which is needed to choose among the platforms of \
        an image
        hint: check containerd: docker exec \(nodes.first ?? "NODE") ctr plugins list
        """
    }
}
