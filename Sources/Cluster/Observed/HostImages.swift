import ContainerTools

/// The images that docker has.
package struct HostImages: Sendable {
    /// Their IDs, by reference.
    package var ids: [String: String] = [:]
    /// The references of the images that docker has by digest, with or without envboot's tag.
    package var digests: Set<String> = []
    /// The platforms of the images that docker has for another platform than the profile asks for, by reference. They
    /// are not among the others.
    package var otherPlatforms: [String: Platform] = [:]

    /// The names to look up in docker: full image names, since a container can be named `redis` too, and the repository
    /// digests for envboot's tags.
    package static func names(of images: [DesiredImage]) -> [String] {
        images.map(\.nodeReference) + images.compactMap(\.digestReference)
    }

    /// Those of the images that are among the inspected objects.
    package init(of images: [DesiredImage], among objects: [InspectedObject], _ docker: Docker) async throws {
        let digests = Set(objects.flatMap(\.imageNames).map { DesiredImage.nodeReference(of: $0) })
        for image in images {
            // docker shortens what it lists: what was asked for as `docker.io/library/redis:7` comes back as `redis:7`.
            let object = objects.first { object in
                object.imageNames.contains {
                    $0 == image.reference || DesiredImage.nodeReference(of: $0) == image.nodeReference
                }
            }
            let source = objects.first { object in
                object.imageNames.contains { DesiredImage.nodeReference(of: $0) == image.repositoryDigest }
            }
            if let other = try await (source ?? object)?.platform(otherThanOf: image, docker) {
                otherPlatforms[image.reference] = other
                continue
            }
            ids[image.reference] = object?.id
            if image.repositoryDigest.map(digests.contains) == true { self.digests.insert(image.reference) }
        }
    }
}

extension InspectedObject {
    /// The names of an image; empty for a container.
    fileprivate var imageNames: [String] { state == nil ? (repoTags ?? []) + (repoDigests ?? []) : [] }
}
