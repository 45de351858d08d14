/// Something that is deployed into the cluster.
package struct Service: Sendable, Equatable {
    /// Where a service's manifests come from.
    package enum Definition: Sendable, Equatable {
        /// A built-in template, by its name: one of ``Service/builtInTemplates``.
        case template(String)
        /// The absolute path of a template of the team's.
        case templateFile(String)
        /// The absolute paths of finished manifests.
        case manifests([String])
        /// A Helm chart.
        case chart(Chart)
    }

    /// The names of the built-in templates.
    package static let builtInTemplates = ["gateway", "redis", "service"]

    /// The name of the service and its deployment: a DNS label that begins with a letter.
    package var name: String
    /// The namespace.
    package var namespace: String
    /// Where the service's manifests come from.
    package var definition: Definition
    /// The name of the image in the profile. A service from a template has one.
    package var image: String?
    /// The ports that the service listens on, the main one first. A service from a template has at least one.
    package var ports: [ServicePort]
    /// The names of the services that are ready, and of the jobs that are complete, before this one is deployed.
    package var needs: [String]
    /// The environment variables of the service's container, in the file's order.
    package var env: [EnvironmentVariable]
    /// The files that the service's container finds, in the file's order.
    package var files: [ContainerFile]
    /// How to see that the service serves; nil where its port is enough.
    package var readiness: Readiness?
    /// How long its pods may take to become ready.
    package var timeout: Duration
    /// How the service is reached from this machine: a way for each of its ports at most.
    package var exposes: [Expose]
    /// What must hold, beyond its pods being ready, before the service counts as ready.
    package var waitFor: [WaitCondition]

    /// As long as ``timeout`` is where the profile does not say.
    package static let defaultTimeout = Duration.seconds(180)

    /// Makes a service.
    package init(
        name: String, namespace: String = "default", definition: Definition, image: String? = nil,
        ports: [ServicePort] = [], needs: [String] = [], env: [EnvironmentVariable] = [], files: [ContainerFile] = [],
        readiness: Readiness? = nil, timeout: Duration = defaultTimeout, exposes: [Expose] = [],
        waitFor: [WaitCondition] = []
    ) {
        self.name = name
        self.namespace = namespace
        self.definition = definition
        self.image = image
        self.ports = ports
        self.needs = needs
        self.env = env
        self.files = files
        self.readiness = readiness
        self.timeout = timeout
        self.exposes = exposes
        self.waitFor = waitFor
    }
}
