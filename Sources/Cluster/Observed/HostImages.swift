import ContainerTools

/// The images that docker has.
package enum HostImages {
    /// The names to look up in docker: full image names, since a container can be named `redis` too, and the repository
    /// digests for envboot's tags.
    package static func names(of images: [DesiredImage]) -> [String] {
        images.map(\.nodeReference) + images.compactMap(\.digestReference)
    }

    /// The IDs of those of the images that are among the inspected objects, by reference.
    package static func ids(of images: [DesiredImage], among objects: [InspectedObject]) -> [String: String] {
        var ids: [String: String] = [:]
        for image in images {
            // docker shortens what it lists: what was asked for as `docker.io/library/redis:7` comes back as `redis:7`.
            let object = objects.first { object in
                object.imageNames.contains {
                    $0 == image.reference || DesiredImage.nodeReference(of: $0) == image.nodeReference
                }
            }
            ids[image.reference] = object?.id
        }
        return ids
    }

    /// The references of the images that docker has by digest, with or without envboot's tag.
    package static func digests(of images: [DesiredImage], among objects: [InspectedObject]) -> Set<String> {
        let names = Set(objects.flatMap(\.imageNames).map { DesiredImage.nodeReference(of: $0) })
        return Set(images.filter { $0.repositoryDigest.map(names.contains) == true }.map(\.reference))
    }
}

extension InspectedObject {
    /// The names of an image; empty for a container.
    fileprivate var imageNames: [String] { state == nil ? (repoTags ?? []) + (repoDigests ?? []) : [] }
}
