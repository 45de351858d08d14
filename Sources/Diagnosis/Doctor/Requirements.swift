import ContainerTools

/// What envboot needs of a machine, with where each number comes from. docs/doctor.md has the same.
enum Requirements {
    /// The first that tells of the control groups' version and works with version 2; the oldest that is tested.
    static let docker = Version(20, 10)
    /// Labels of nodes in its configuration, by which an environment is known; 0.27 is the oldest that is tested.
    static let kind = Version(0, 11)
    /// `apply` with `--server-side`, `--force-conflicts` and `--field-manager`.
    static let kubectl = Version(1, 18)
    /// Charts by `oci://`; 3.17 is the oldest that is tested.
    static let helm = Version(3, 8)

    /// kubeadm's least, below which it refuses unless it is told not to look, as kind tells it.
    /// https://kubernetes.io/docs/setup/production-environment/tools/kubeadm/install-kubeadm/
    static let cpus = 2
    /// The bytes of memory of a control-plane node: kubeadm's least for one. Measured with Kubernetes 1.20: 0.6 GB.
    static let controlPlaneMemory: Int64 = 1700 << 20
    /// The bytes of memory of a worker, with some for services. Measured with Kubernetes 1.20: 0.2 GB.
    static let workerMemory: Int64 = 512 << 20

    /// The bytes of disk that no node comes to be without. Measured: 1.4 GB, Kubernetes' images and a small one.
    static let nodeDisk: Int64 = 1 << 30
    /// The bytes of disk that a node should find, with room for the images of services.
    static let amplePerNode: Int64 = 3 << 30

    /// What kind advises; measured for a node with one service: 12 instances and 250 watches.
    /// https://kind.sigs.k8s.io/docs/user/known-issues/#pod-errors-due-to-too-many-open-files
    static let inotifyWatches = 524_288
    static let inotifyInstances = 512

    /// From this version on, a kubelet refuses to start where the control groups are of version 1, unless it is told
    /// otherwise: https://github.com/kubernetes/enhancements/issues/5573
    static let withoutControlGroups1 = Version(1, 35)
}
