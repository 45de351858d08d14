import Foundation

/// The format of docker before version 25: `manifest.json`, with an entry for each image.
struct DockerLayout {
    private let files: ArchiveFiles

    private struct Entry: Decodable {
        var config: String
        var repoTags: [String]?
        var layers: [String]
        enum CodingKeys: String, CodingKey { case config = "Config", repoTags = "RepoTags", layers = "Layers" }
    }

    private struct Config: Decodable {
        struct RootFileSystem: Decodable {
            var diffIDs: [String]
            enum CodingKeys: String, CodingKey { case diffIDs = "diff_ids" }
        }
        var rootfs: RootFileSystem
    }

    init(_ files: ArchiveFiles) { self.files = files }

    /// The images with manifests as in the OCI layout, once for each of their names.
    func images() throws -> [SavedImage] {
        try files.decode([Entry].self, from: "manifest.json").flatMap { entry in
            let config = SavedImage.Blob(try files.document(entry.config))
            let layers = try layers(of: entry)
            let manifest = SavedImage.Blob(try Self.manifest(config, layers))
            return (entry.repoTags ?? []).map { tag in
                var descriptor = Self.descriptor("manifest.v1+json", manifest)
                descriptor.annotations = [OCIDescriptor.nameAnnotation: DesiredImage.nodeReference(of: tag)]
                return SavedImage(descriptor: descriptor, layers: layers, documents: [config, manifest])
            }
        }
    }

    private func layers(of entry: Entry) throws -> [SavedImage.Blob] {
        let config = try files.decode(Config.self, from: entry.config)
        guard config.rootfs.diffIDs.count == entry.layers.count else { throw TarError(path: entry.config) }
        return try zip(entry.layers, config.rootfs.diffIDs).map { name, diffID in
            SavedImage.Blob(diffID, try files.entry(name))
        }
    }

    private static func manifest(_ config: SavedImage.Blob, _ layers: [SavedImage.Blob]) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return try encoder.encode(
            ImageManifest(
                config: descriptor("config.v1+json", config), layers: layers.map { descriptor("layer.v1.tar", $0) }))
    }

    private static func descriptor(_ type: String, _ blob: SavedImage.Blob) -> OCIDescriptor {
        OCIDescriptor(mediaType: "application/vnd.oci.image.\(type)", digest: blob.digest, size: blob.size)
    }
}
