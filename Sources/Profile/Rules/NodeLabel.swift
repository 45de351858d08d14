/// A label that a node registers itself with.
package enum NodeLabel {
    /// What is wrong with a label, and what to do about it.
    package struct Problem: Error, Sendable, Equatable {
        /// What is wrong.
        package var message: String
        /// What to do about it.
        package var hint: String
    }

    /// The labels of Kubernetes's own that a kubelet may set.
    /// https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#noderestriction
    private static let allowed: Set = [
        "beta.kubernetes.io/arch", "beta.kubernetes.io/instance-type", "beta.kubernetes.io/os",
        "failure-domain.beta.kubernetes.io/region", "failure-domain.beta.kubernetes.io/zone", "kubernetes.io/arch",
        "kubernetes.io/hostname", "kubernetes.io/os", "topology.kubernetes.io/region", "topology.kubernetes.io/zone",
    ]

    /// - Returns: why a kubelet would not start with the label; nil where it would.
    package static func problem(key: String, value: String) -> Problem? {
        if let hint = NameRule.labelKey.problem(with: key) {
            return Problem(message: "'\(key)' cannot be \(NameRule.labelKey.what)", hint: hint)
        }
        if let hint = NameRule.labelValue.problem(with: value) {
            return Problem(message: "'\(value)' cannot be \(NameRule.labelValue.what)", hint: hint)
        }
        return problem(withKey: key)
    }

    /// What is wrong with a label of Kubernetes's own that a kubelet may not set; nil for any other one.
    static func problem(withKey key: String) -> Problem? {
        guard isForbidden(key) else { return nil }
        return Problem(
            message: "a kubelet does not start with the label '\(key)': 'kubernetes.io' and 'k8s.io' are reserved",
            hint: "use a label of your own, or one below node.kubernetes.io/")
    }

    private static func isForbidden(_ key: String) -> Bool {
        let parts = key.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let domain = parts.first.map(String.init) else { return false }
        func isWithin(_ other: String) -> Bool { domain == other || domain.hasSuffix("." + other) }
        if !isWithin("kubernetes.io") && !isWithin("k8s.io") { return false }
        return !isWithin("node.kubernetes.io") && !isWithin("kubelet.kubernetes.io") && !allowed.contains(key)
    }
}
