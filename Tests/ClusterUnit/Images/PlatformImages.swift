import Foundation

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis

/// An archive in the OCI layout, as written by `docker save` if Docker keeps images in containerd's store.
struct PlatformImages {
    private var files: [(String, Data)] = [("oci-layout", Data(#"{"imageLayoutVersion":"1.0.0"}"#.utf8))]
    private var entries: [OCIDescriptor] = []
    static let manifestType = "application/vnd.oci.image.manifest.v1+json"

    /// Adds an image with these platforms; `unknown/unknown` is an attestation.
    ///
    /// - Parameter absent: the platforms that were not pulled and are listed only in the index.
    mutating func add(
        _ name: String, index type: String = "application/vnd.oci.image.index.v1+json", platforms: [String],
        absent: Set<String> = []
    ) throws {
        let manifests = try platforms.map { try manifest(name, $0, isThere: !absent.contains($0)) }
        var entry = add(try JSONEncoder().encode(ImageIndex(manifests: manifests)), type)
        entry.annotations = [OCIDescriptor.nameAnnotation: name, "org.opencontainers.image.ref.name": "1"]
        entries.append(entry)
    }

    /// Adds an image without an index.
    mutating func add(_ name: String, platform: String) throws {
        var entry = try manifest(name, platform, isThere: true)
        entry.platform = nil
        entry.annotations = [OCIDescriptor.nameAnnotation: name]
        entries.append(entry)
    }

    mutating func remove(_ digest: String) { files.removeAll { $0.0 == SavedImage.Blob.path(of: digest) } }

    func write(to path: String) throws {
        try TarWriter.write(
            files + [("index.json", try JSONEncoder().encode(ImageIndex(manifests: entries)))], to: path)
    }

    /// The layer that only this platform's image has; all share another.
    static func layer(_ name: String, _ platform: String) -> SavedImage.Blob {
        SavedImage.Blob(Data("\(name) for \(platform)\n".utf8))
    }
    static let base = SavedImage.Blob(Data(repeating: 7, count: 1300))

    private mutating func manifest(_ name: String, _ platform: String, isThere: Bool) throws -> OCIDescriptor {
        let fields = platform.split(separator: "/").map(String.init)
        var copy = self
        let config = copy.add(Data(#"{"architecture":"\#(fields[1])","of":"\#(name)"}"#.utf8), "config")
        let layers = [Self.base, Self.layer(name, platform)].map { copy.add($0, "layer") }
        var descriptor = copy.add(
            try JSONEncoder().encode(ImageManifest(config: config, layers: layers)), Self.manifestType)
        if isThere { self = copy }
        descriptor.platform = .init(
            architecture: fields[1], os: fields[0], variant: fields.dropFirst(2).first)
        return descriptor
    }

    private mutating func add(_ data: Data, _ type: String) -> OCIDescriptor { add(SavedImage.Blob(data), type) }

    private mutating func add(_ blob: SavedImage.Blob, _ type: String) -> OCIDescriptor {
        if case .data(let data) = blob.content { files.append((blob.path, data)) }
        return OCIDescriptor(mediaType: type, digest: blob.digest, size: blob.size)
    }
}
