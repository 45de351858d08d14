/// A reference to a blob in OCI indexes and manifests, with all its fields besides the digest.
/// https://github.com/opencontainers/image-spec/blob/main/descriptor.md
struct OCIDescriptor: Codable, Equatable {
    var mediaType: String
    var digest: String
    var size: UInt64
    var platform: PlatformFields?
    var annotations: [String: String]?

    struct PlatformFields: Codable, Equatable {
        var architecture: String
        var os: String
        var variant: String?
    }

    /// The name by which containerd imports the image.
    static let nameAnnotation = "io.containerd.image.name"

    /// Whether it refers to an index of several platforms, in OCI's or Docker's older media type.
    var isIndex: Bool {
        [
            "application/vnd.oci.image.index.v1+json", "application/vnd.docker.distribution.manifest.list.v2+json",
        ].contains(mediaType)
    }

    /// The platform that its image runs on. Attestations have `unknown/unknown`.
    var runsOn: Platform? {
        guard let platform, platform.architecture != "unknown" else { return nil }
        return Platform(system: platform.os, architecture: platform.architecture, variant: platform.variant)
    }
}

/// An OCI index: lists the images of an archive, or the manifests of an image's platforms.
struct ImageIndex: Codable {
    var schemaVersion = 2
    var manifests: [OCIDescriptor]
}

/// The manifest of a single-platform image.
struct ImageManifest: Codable {
    var schemaVersion = 2
    var mediaType: String? = "application/vnd.oci.image.manifest.v1+json"
    var config: OCIDescriptor
    var layers: [OCIDescriptor]
}
