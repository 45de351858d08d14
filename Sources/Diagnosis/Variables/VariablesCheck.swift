import Cluster

/// Checks the user's variables that change what the programs do.
struct VariablesCheck: Sendable {
    /// envboot's own environment.
    let variables: [String: String]

    private static let why = "docker, kind, kubectl and helm read these variables (docs/security.md)"

    func findings() -> [Finding] {
        // kind and docker treat an empty value as unset.
        let ruled = variables.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }.compactMap { name, value in
            VariableRule.of(name).map { (name: name, value: value, rule: $0) }
        }
        let findings = ruled.compactMap { finding($0.name, $0.value, $0.rule) }
        if !findings.isEmpty { return findings }
        let removed = ruled.filter { $0.rule.handling == .removed }.map(\.name)
        return [
            Finding(
                "variables", .ok,
                removed.isEmpty
                    ? "none that changes what the programs do" : "not passed on: \(removed.joined(separator: ", "))",
                why: Self.why)
        ]
    }

    private func finding(_ name: String, _ value: String, _ rule: VariableRule) -> Finding? {
        switch rule.handling {
        case .refused(let only) where value != only:
            Finding(
                "variables", .error, "\(name) is '\(value)', but only \(only) is supported", why: rule.reason,
                remedy: "unset \(name)")
        // Both turn DOCKER_CONTENT_TRUST off.
        case .passedWithWarning where !["0", "false"].contains(value):
            Finding(
                "variables", .warning, "\(name) is '\(value)'", why: rule.reason,
                remedy: "if this is unintended: unset \(name)")
        case .passed, .passedWithWarning, .removed, .refused, .set: nil
        }
    }
}
