import ContainerTools

extension Applier {
    /// Unpacks what workers will run of Kubernetes' own: kind's node images have it packed, and a container's first
    /// start would wait for that. It only saves time, so that whatever goes wrong with it is no failure.
    func unpack(in nodes: [String]) async throws {
        await withTaskGroup(of: Void.self) { group in
            for node in nodes {
                group.addTask {
                    let containerd = Containerd(node: node, docker: docker)
                    guard let images = try? await containerd.imageDigests(),
                        let snapshotter = try? await containerd.snapshotter()
                    else { return }
                    for digest in Set(images.filter { !Self.isOfControlPlane($0.key) }.values).sorted() {
                        try? await containerd.unpack(digest, snapshotter: snapshotter)
                    }
                }
            }
        }
        try Task.checkCancellation()
    }

    /// The static pods of a control plane, which no worker runs, and which are the larger part.
    private static func isOfControlPlane(_ reference: String) -> Bool {
        ["/etcd", "/kube-apiserver", "/kube-controller-manager", "/kube-scheduler"].contains { reference.contains($0) }
    }
}
