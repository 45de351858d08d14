/// The images that docker has.
enum HostImages {
    /// The IDs of those of the images that are among the inspected objects, by reference.
    static func ids(of images: [DesiredImage], among objects: [InspectedObject]) -> [String: String] {
        let found = objects.filter { $0.state == nil }
        var ids: [String: String] = [:]
        for image in images {
            // docker shortens what it lists: what was asked for as `docker.io/library/redis:7` comes back as `redis:7`.
            let object = found.first { object in
                ((object.repoTags ?? []) + (object.repoDigests ?? [])).contains {
                    $0 == image.reference || DesiredImage.nodeReference(of: $0) == image.nodeReference
                }
            }
            ids[image.reference] = object?.id
        }
        return ids
    }
}
