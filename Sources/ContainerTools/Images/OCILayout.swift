/// The format of docker since version 25: `index.json`, whose entries are images or, if Docker keeps images in
/// containerd's store, indexes of an image's platforms.
/// https://github.com/opencontainers/image-spec/blob/main/image-layout.md
struct OCILayout {
    private let files: ArchiveFiles
    private let entries: [OCIDescriptor]

    init(_ files: ArchiveFiles) throws {
        self.files = files
        entries = try files.decode(ImageIndex.self, from: "index.json").manifests
    }

    /// Whether an image has several platforms. A node rejects one whose blobs are not all in the archive.
    var hasIndexes: Bool { entries.contains(where: \.isIndex) }

    /// The images, reduced to the platform. An image without an index is not checked: Docker may
    /// emulate it.
    ///
    /// - Parameters:
    ///   - platform: nil if no image has several.
    ///   - wanted: the platforms that take precedence, by the image's name.
    /// - Throws: ``UnusableImage`` if an image does not have the platform, or a part of it is missing.
    func images(for platform: Platform?, wanted: [String: Platform] = [:]) throws -> [SavedImage] {
        try entries.map { entry in
            var descriptor = entry
            if entry.isIndex, let platform {
                descriptor = try manifest(of: entry, for: wanted[Self.name(of: entry)] ?? platform)
                descriptor.annotations = entry.annotations
            }
            return try image(descriptor)
        }
    }

    private func manifest(of index: OCIDescriptor, for platform: Platform) throws -> OCIDescriptor {
        let all = try decode(ImageIndex.self, index, of: index).manifests
        // Docker keeps the whole index, whichever platforms were pulled.
        let present = all.filter { $0.runsOn != nil && files.has(SavedImage.Blob.path(of: $0.digest)) }
        guard
            let manifest = present.first(where: { $0.runsOn == platform })
                ?? present.first(where: { $0.runsOn?.hasArchitecture(of: platform) == true })
        else {
            throw UnusableImage(Self.name(of: index), .lacksPlatform(platform, has: present.compactMap(\.runsOn)))
        }
        return manifest
    }

    private func image(_ descriptor: OCIDescriptor) throws -> SavedImage {
        let manifest = try decode(ImageManifest.self, descriptor, of: descriptor)
        return SavedImage(
            descriptor: descriptor, layers: try manifest.layers.map { try blob($0, of: descriptor) },
            documents: [try blob(manifest.config, of: descriptor), try blob(descriptor, of: descriptor)])
    }

    private func decode<Decoded: Decodable>(
        _ type: Decoded.Type, _ part: OCIDescriptor, of image: OCIDescriptor
    ) throws -> Decoded {
        try files.decode(type, from: blob(part, of: image).path)
    }

    private func blob(_ part: OCIDescriptor, of image: OCIDescriptor) throws -> SavedImage.Blob {
        let path = SavedImage.Blob.path(of: part.digest)
        guard files.has(path) else { throw UnusableImage(Self.name(of: image), .lacksPart(part.digest)) }
        return SavedImage.Blob(part.digest, try files.entry(path))
    }

    private static func name(of image: OCIDescriptor) -> String {
        image.annotations?[OCIDescriptor.nameAnnotation] ?? image.digest
    }
}
