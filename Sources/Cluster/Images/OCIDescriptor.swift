/// What stands for a blob in OCI's index and manifests, with all that it has beside its digest.
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

    /// Whether it stands for manifests of several platforms, in OCI's words or in Docker's older ones.
    var isIndex: Bool {
        [
            "application/vnd.oci.image.index.v1+json", "application/vnd.docker.distribution.manifest.list.v2+json",
        ].contains(mediaType)
    }

    /// The platform that its image runs on. What a builder attests beside an image has `unknown/unknown`.
    var runsOn: Platform? {
        guard let platform, platform.architecture != "unknown" else { return nil }
        return Platform(system: platform.os, architecture: platform.architecture, variant: platform.variant)
    }
}

/// OCI's index, in which an archive names its images, and an image the manifests of its platforms.
struct ImageIndex: Codable {
    var schemaVersion = 2
    var manifests: [OCIDescriptor]
}

/// What an image of one platform consists of.
struct ImageManifest: Codable {
    var schemaVersion = 2
    var mediaType: String? = "application/vnd.oci.image.manifest.v1+json"
    var config: OCIDescriptor
    var layers: [OCIDescriptor]
}
