import Crypto
import Foundation

/// Images as `docker save` writes them, which can be written again without the layers that a node has.
///
/// docker puts every layer into its archive. An archive in the OCI layout, which docker writes since version 25 and
/// containerd reads, may leave out what its reader has.
/// https://github.com/opencontainers/image-spec/blob/main/image-layout.md
struct SavedImages {
    private struct Image: Decodable {
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

    /// A layer by the digest that containerd keeps it under.
    private struct Layer {
        var digest: String
        var entry: TarReader.Entry
    }

    private let archive: TarReader
    private let files: [String: TarReader.Entry]
    private let images: [Image]

    /// - Throws: ``TarError``, or another error where docker wrote something else than it is known to.
    init(path: String) throws {
        archive = try TarReader(path: path)
        files = Dictionary(archive.entries.map { ($0.name, $0) }) { $1 }
        guard let manifest = files["manifest.json"] else { throw TarError(path: path) }
        images = try JSONDecoder().decode([Image].self, from: archive.content(of: manifest))
    }

    /// The sizes in bytes of all layers, and of those that are not among the digests.
    func sizes(without present: Set<String>) throws -> (all: UInt64, lacking: UInt64) {
        let layers = try images.flatMap(layers)
        let sizes = Dictionary(layers.map { ($0.digest, $0.entry.size) }) { $1 }
        return (sizes.values.reduce(0, +), sizes.filter { !present.contains($0.key) }.values.reduce(0, +))
    }

    /// Writes the images in the OCI layout, without what has one of these digests.
    func write(to path: String, without present: Set<String>) throws {
        let writer = try TarWriter(path: path)
        if files["oci-layout"] == nil {
            try convert(to: writer, without: present)
        } else {
            for entry in archive.entries where Self.digest(ofBlob: entry.name).map(present.contains) != true {
                try writer.add(entry.name, entry, of: archive)
            }
        }
        try writer.close()
    }

    private func convert(to writer: TarWriter, without present: Set<String>) throws {
        var written = present
        var manifests: [JSONValue] = []
        for image in images {
            let config = try archive.content(of: file(image.config))
            let layers = try layers(of: image)
            for layer in layers where written.insert(layer.digest).inserted {
                try writer.add(Self.blob(layer.digest), layer.entry, of: archive)
            }
            let manifest = try Self.manifest(config: config, layers: layers)
            for blob in [config, manifest] where written.insert(Self.digest(of: blob)).inserted {
                try writer.add(Self.blob(Self.digest(of: blob)), blob)
            }
            for tag in image.repoTags ?? [] {
                var descriptor = Self.descriptor("manifest.v1+json", Self.digest(of: manifest), manifest.count)
                descriptor["annotations"] = .object([
                    "io.containerd.image.name": .string(DesiredImage.nodeReference(of: tag))
                ])
                manifests.append(.object(descriptor))
            }
        }
        let index: JSONValue = .object(["schemaVersion": .number(2), "manifests": .array(manifests)])
        try writer.add("index.json", JSONEncoder().encode(index))
        try writer.add("oci-layout", Data(#"{"imageLayoutVersion":"1.0.0"}"#.utf8))
    }

    private func layers(of image: Image) throws -> [Layer] {
        let config = try JSONDecoder().decode(Config.self, from: archive.content(of: file(image.config)))
        guard config.rootfs.diffIDs.count == image.layers.count else { throw TarError(path: image.config) }
        return try zip(image.layers, config.rootfs.diffIDs).map { name, diffID in
            Layer(digest: Self.digest(ofBlob: name) ?? diffID, entry: try file(name))
        }
    }

    /// A file of the archive; a layer that two images share is a link in one of them.
    private func file(_ name: String) throws -> TarReader.Entry {
        guard let entry = files[name] else { throw TarError(path: name) }
        guard let link = entry.link else { return entry }
        let folder = URL(fileURLWithPath: "/" + name).deletingLastPathComponent()
        let target = folder.appendingPathComponent(link).standardizedFileURL.path.dropFirst()
        guard let entry = files[String(target)], entry.link == nil else { throw TarError(path: name) }
        return entry
    }

    private static func manifest(config: Data, layers: [Layer]) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let manifest: JSONValue = .object([
            "schemaVersion": .number(2), "mediaType": .string("application/vnd.oci.image.manifest.v1+json"),
            "config": .object(descriptor("config.v1+json", digest(of: config), config.count)),
            "layers": .array(layers.map { .object(descriptor("layer.v1.tar", $0.digest, Int($0.entry.size))) }),
        ])
        return try encoder.encode(manifest)
    }

    private static func descriptor(_ type: String, _ digest: String, _ size: Int) -> [String: JSONValue] {
        [
            "mediaType": .string("application/vnd.oci.image.\(type)"), "digest": .string(digest),
            "size": .number(Double(size)),
        ]
    }

    private static func digest(of data: Data) -> String { "sha256:" + SHA256.hash(data: data).hexadecimal }

    private static let blobs = "blobs/sha256/"
    private static func blob(_ digest: String) -> String { digest.replacing("sha256:", with: blobs) }

    /// - Returns: nil where the file is no blob of the OCI layout.
    private static func digest(ofBlob name: String) -> String? {
        name.hasPrefix(blobs) ? "sha256:" + name.dropFirst(blobs.count) : nil
    }
}
