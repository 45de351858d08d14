extension InspectedObject {
    /// The platform of an image; nil of a container.
    package var platform: Platform? {
        guard let os, let architecture else { return nil }
        return Platform(system: os, architecture: architecture, variant: variant)
    }

    /// Whether the image is in Docker's containerd store, where its ID is the digest in the registry, and it can have
    /// several platforms, of which Docker tells one.
    private var isInContainerdStore: Bool { repoDigests?.contains { $0.hasSuffix("@" + id) } == true }

    /// The platform of an image that lacks the one that the profile asks for; nil if it has that, or none is asked for.
    package func platform(otherThanOf image: DesiredImage, _ docker: Docker) async throws -> Platform? {
        guard let wanted = image.platform.flatMap({ Platform($0) }), let platform, !platform.provides(wanted) else {
            return nil
        }
        guard isInContainerdStore else { return platform }
        return try await docker.lacks(wanted, of: image.reference) ? platform : nil
    }
}
