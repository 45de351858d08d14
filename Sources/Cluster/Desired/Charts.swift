import Profile
import Programs
import YAML

/// What `helm template` makes of a profile's charts: the text of the manifests by the service's name.
package struct Charts: Sendable {
    /// Where there are no charts, or where what they hold does not matter.
    package static let none = Charts(texts: [:])

    let texts: [String: [UInt8]]

    /// Renders every chart of a profile, side by side. Nothing in the cluster is asked or changed.
    ///
    /// - Throws: `ProgramError` where helm is missing, or refuses a chart.
    package static func rendered(for profile: Profile, by runner: Runner) async throws -> Charts {
        try await withThrowingTaskGroup(of: (String, [UInt8]).self) { group in
            for service in profile.services {
                guard case .chart(let chart) = service.definition else { continue }
                group.addTask { (service.name, try await runner.run(command(chart, service, in: profile.directory))) }
            }
            var texts: [String: [UInt8]] = [:]
            for try await (name, text) in group { texts[name] = text }
            return Charts(texts: texts)
        }
    }

    /// https://helm.sh/docs/helm/helm_template/
    private static func command(_ chart: Chart, _ service: Service, in directory: String) -> Command {
        var arguments = ["template", service.name]
        switch chart.source {
        case .path(let path): arguments.append(path)
        case .name(let name, let repository, let version):
            arguments.append(name)
            arguments += repository.map { ["--repo", $0] } ?? []
            arguments += version.map { ["--version", $0] } ?? []
        }
        arguments += ["--namespace", service.namespace, "--include-crds", "--no-hooks"]
        arguments += chart.values.flatMap { ["--values", $0] }
        arguments += chart.set.flatMap { ["--set-string", "\($0.name)=\($0.value.escapedForHelm)"] }
        return Command("helm", arguments, directory: directory, timeout: .seconds(120))
    }
}

extension String {
    /// helm takes a comma for the end of a value, and a brace at its beginning for a list.
    fileprivate var escapedForHelm: String {
        reduce(into: "") { $0 += #"\,{}"#.contains($1) ? "\\\($1)" : String($1) }
    }
}

extension Node {
    /// The object in a namespace, where it names none and its kind has one. `helm template` leaves it to who applies the
    /// manifests.
    func inNamespace(_ namespace: String) -> Node {
        guard self["kind"]?.text.map(kindsWithoutNamespace.contains) == false,
            value(at: ["metadata", "namespace"]) == nil
        else { return self }
        var node = self
        node.set(.string(namespace), at: ["metadata", "namespace"])
        return node
    }
}

/// Kubernetes' own kinds that have no namespace: `kubectl api-resources --namespaced=false`.
private let kindsWithoutNamespace: Set<String> = [
    "APIService", "CertificateSigningRequest", "ClusterRole", "ClusterRoleBinding", "CSIDriver", "CSINode",
    "CustomResourceDefinition", "FlowSchema", "IngressClass", "MutatingWebhookConfiguration", "Namespace", "Node",
    "PersistentVolume", "PodSecurityPolicy", "PriorityClass", "PriorityLevelConfiguration", "RuntimeClass",
    "StorageClass", "ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding", "ValidatingWebhookConfiguration",
    "VolumeAttachment",
]
