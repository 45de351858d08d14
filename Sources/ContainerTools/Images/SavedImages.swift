import Foundation

/// An archive of `docker save`, which can be rewritten for one platform and without blobs that a node already has.
///
/// docker puts every layer into its archive. An archive in the OCI layout, which docker writes since version 25 and
/// containerd reads, may leave out what its reader has.
package struct SavedImages {
    private let files: ArchiveFiles
    private let images: [SavedImage]
    /// Whether nodes can load the archive as docker wrote it.
    package let isLoadable: Bool

    /// - Parameters:
    ///   - wanted: the platforms of images that have to have one, by the reference in containerd's notation.
    ///   - platform: the platform of the others, called only if an image has several platforms.
    /// - Throws: ``UnusableImage``, or another error if docker wrote an unknown format.
    package init(path: String, wanted: [String: Platform] = [:], platform: () async throws -> Platform) async throws {
        files = try ArchiveFiles(path: path)
        guard files.has("oci-layout") else {
            images = try DockerLayout(files).images()
            isLoadable = true
            return
        }
        let layout = try OCILayout(files)
        isLoadable = !layout.hasIndexes
        images = try layout.images(for: isLoadable ? nil : try await platform(), wanted: wanted)
    }

    /// The sizes in bytes of all layers, and of those that are not among the digests.
    package func sizes(without present: Set<String>) -> (all: UInt64, lacking: UInt64) {
        let sizes = Dictionary(images.flatMap(\.layers).map { ($0.digest, $0.size) }) { $1 }
        return (sizes.values.reduce(0, +), sizes.filter { !present.contains($0.key) }.values.reduce(0, +))
    }

    /// Writes the images in the OCI layout, without what has one of these digests.
    package func write(to path: String, without present: Set<String>) throws {
        let writer = try TarWriter(path: path)
        var written = present
        for blob in images.flatMap({ $0.layers + $0.documents }) where written.insert(blob.digest).inserted {
            switch blob.content {
            case .entry(let entry): try writer.add(blob.path, entry, of: files.archive)
            case .data(let data): try writer.add(blob.path, data)
            }
        }
        try writer.add("index.json", JSONEncoder().encode(ImageIndex(manifests: images.map(\.descriptor))))
        try writer.add("oci-layout", Data(#"{"imageLayoutVersion":"1.0.0"}"#.utf8))
        try writer.close()
    }
}
