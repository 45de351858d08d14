extension Profile {
    /// The profile for another version of Kubernetes, in a cluster of its own: `NAME-1-36`, whose kubeconfig has `-1.36` at the
    /// end of its path. The version wins over `cluster.image`. Ports stay the same.
    ///
    /// - Returns: nil if the text is not a version.
    package func forKubernetes(_ version: String) -> Profile? {
        guard version.isKubernetesVersion else { return nil }
        var profile = self
        profile.cluster.kubernetes = version
        profile.cluster.image = nil
        profile.cluster.name += "-" + version.replacing(".", with: "-")
        profile.cluster.kubeconfig += "-" + version
        return profile
    }
}

extension String {
    /// Whether the text is a version of Kubernetes: `1.36` or `1.36.1`.
    var isKubernetesVersion: Bool { wholeMatch(of: /[0-9]{1,3}\.[0-9]{1,3}(\.[0-9]{1,3})?/) != nil }
}
