import ContainerTools
import Cluster

/// What of an environment Docker has, as far as it can be known without the cluster.
struct Inspection: Sendable {
    /// The cluster's node containers, running or not.
    var nodes: [Observed.NodeContainer] = []
    /// Those of the profile's images that are there: their IDs, by reference.
    var images: [String: String] = [:]
    /// The references of images that are present by digest.
    var digests: Set<String> = []
    /// Whether the image that nodes are made from is there.
    var hasNodeImage = false

    /// Asks Docker.
    static func of(_ desired: Desired, _ docker: Docker) async throws -> Inspection {
        var names = try await docker.nodeNames(of: desired.cluster) + HostImages.names(of: desired.images)
        if let image = desired.nodeImage { names.append(image) }
        let objects = names.isEmpty ? [] : try await docker.inspect(names)
        let images = try await HostImages(of: desired.images, among: objects, docker)
        var inspection = Inspection(
            nodes: objects.compactMap { Observed.NodeContainer($0, cluster: desired.cluster) },
            images: images.ids, digests: images.digests)
        if let image = desired.nodeImage {
            inspection.hasNodeImage = objects.contains { $0.state == nil && $0.isImage(named: image) }
        } else if inspection.nodes.isEmpty {
            inspection.hasNodeImage = try await docker.anyNodeImage() != nil
        }
        return inspection
    }
}

extension InspectedObject {
    /// Whether an image has the name, which can have both a tag and a digest, as kind's have.
    fileprivate func isImage(named name: String) -> Bool {
        ((repoTags ?? []) + (repoDigests ?? [])).contains { known in
            name.hasPrefix(known + "@")
                || DesiredImage.nodeReference(of: known) == DesiredImage.nodeReference(of: name)
        }
    }
}
