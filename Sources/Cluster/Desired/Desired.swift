import Diagnostics
import ContainerTools
import Profile
import Templates

/// What a profile asks for, in the terms of docker, kind and Kubernetes: every file read, every template rendered,
/// every image named. Nothing is started to find it out.
package struct Desired: Sendable {
    /// The profile itself.
    package let profile: Profile
    /// The image that a new cluster's nodes are made from; nil for the installed kind's own.
    package let nodeImage: String?
    package let shape: ClusterShape
    package let kindConfiguration: String
    /// The ports of this machine that a new cluster opens.
    package let kindPorts: [KindConfiguration.HostPort]
    package let images: [DesiredImage]
    /// The custom resource definitions among the profile's manifests.
    package let definitions: [Manifest]
    /// The profile's other manifests, namespaces first.
    package let manifests: [Manifest]
    /// What is deployed, and what is run to completion, each after what it needs.
    package let services: [DesiredService]

    /// - Parameters:
    ///   - profile: a profile without errors.
    ///   - defaultNodeImage: the node image that a new cluster is made with where the profile names none; nil for the
    ///     installed kind's own.
    ///   - charts: what helm makes of the profile's charts.
    /// - Throws: `Diagnostic`, with the file that cannot be used.
    package init(_ profile: Profile, defaultNodeImage: String? = nil, charts: Charts = .none) throws {
        let cluster = profile.cluster.name
        var templates = TemplateSource(folder: profile.directory + "/templates", builtIn: Embedded.templates)
        self.profile = profile
        let kind = KindTemplate(template: try templates.template(named: "kind"), profile: profile)
        // A default applies only to new clusters, so it is not part of the shape.
        let configuration = try KindConfiguration(try kind.rendered(defaultImage: nil), for: profile)
        let text = try kind.rendered(defaultImage: defaultNodeImage)
        shape = configuration.shape
        kindPorts = configuration.hostPorts
        kindConfiguration = text.text
        nodeImage = try KindConfiguration(text, for: profile).shape.nodes.first?.image
        let images = try profile.images.map { try DesiredImage($0, cluster: cluster) }
        self.images = images
        var services = try profile.services.map {
            try DesiredService($0, profile: profile, images: images, charts: charts, templates: &templates)
        }
        services += try profile.jobs.map {
            try DesiredService($0, profile: profile, images: images, templates: &templates)
        }
        self.services = services.inOrderOfNeeds
        let references = Dictionary(images.map { ($0.name, $0.reference) }) { $1 }
        let all = try profile.manifests.flatMap {
            try Manifest.all(in: try readFile($0), file: $0, cluster: cluster, images: references)
        }
        definitions = all.filter(\.key.isCustomResourceDefinition)
        let others = all.filter { !$0.key.isCustomResourceDefinition }
        let namespaces = others.filter(\.key.isNamespace)
        manifests =
            namespaces + (try Self.missingNamespaces(of: profile, given: namespaces))
            + others.filter { !$0.key.isNamespace }
        try refuseDuplicates()
    }

    /// The name of the cluster.
    package var cluster: String { profile.cluster.name }

    /// Kubernetes' version in the nodes, as the tag of their image has it.
    package var kubernetes: Version? {
        nodeImage?.firstMatch(of: /:v([0-9]+\.[0-9]+\.[0-9]+)/).flatMap { Version(in: String($0.1)) }
    }

    /// Every object of the environment.
    package var allManifests: [Manifest] { definitions + manifests + services.flatMap(\.manifests) }

    /// The nodes that images are loaded into.
    package var workloadNodes: [String] { shape.workloadNodes(cluster: cluster) }

    /// The label by which the environment's objects are found.
    package var label: String { "\(Manifest.environmentLabel)=\(cluster)" }

    /// Namespaces that services name and no manifest makes.
    private static func missingNamespaces(of profile: Profile, given: [Manifest]) throws -> [Manifest] {
        let wanted = Set(profile.services.map(\.namespace) + profile.jobs.map(\.namespace)).subtracting(
            given.map(\.key.name) + ["default"])
        return try wanted.sorted().map { name in
            try Manifest(
                .mapping([
                    ("apiVersion", .string("v1")), ("kind", .string("Namespace")),
                    ("metadata", .mapping([("name", .string(name))])),
                ]), file: profile.file, cluster: profile.cluster.name, images: [:])
        }
    }

    /// Two manifests of one object would be applied in turn for ever.
    private func refuseDuplicates() throws(Diagnostic) {
        var seen: Set<ObjectKey> = []
        for manifest in allManifests where !seen.insert(manifest.key).inserted {
            throw Diagnostic.profile(
                profile.file, "\(manifest.key) is defined twice",
                hint: "remove it from one of the manifests, or give one of the services another name")
        }
    }
}

extension Desired {
    /// The services that need no job, nor a service that does. The others may not be ready before it has run.
    package var servicesWithoutJobs: [DesiredService] {
        var held: Set<String> = []
        return services.filter { service in
            guard service.kind == .job || !held.isDisjoint(with: service.needs) else { return true }
            held.insert(service.name)
            return false
        }
    }

    /// A digest of each job, by its name.
    package var jobsDigests: [String: String] {
        let jobs = services.filter { $0.kind == .job }
        return Dictionary(jobs.map { ($0.name, $0.digest) }) { $1 }
    }

    /// Changes when the hooks do, or the services that they run for; nil where there are no hooks.
    package var hooksDigest: String? {
        if profile.hooks.isEmpty { return nil }
        let hooks = profile.hooks.map { $0.run.joined(separator: "\u{0}") }
        return Digest.of((hooks + services.flatMap(\.manifests).map(\.digest)).joined(separator: "\n"))
    }
}
