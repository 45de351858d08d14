/// Something that is deployed into the cluster.
public struct Service: Sendable, Equatable {
    /// Where a service's manifests come from.
    public enum Definition: Sendable, Equatable {
        /// A built-in template, by its name: one of ``Service/builtInTemplates``.
        case template(String)
        /// The absolute path of a template of the team's.
        case templateFile(String)
        /// The absolute paths of finished manifests.
        case manifests([String])
    }

    /// The names of the built-in templates.
    public static let builtInTemplates = ["gateway", "redis", "service"]

    /// The name of the service and its deployment: a DNS label that begins with a letter.
    public var name: String
    /// The namespace.
    public var namespace: String
    /// Where the service's manifests come from.
    public var definition: Definition
    /// The name of the image in the profile. A service from a template has one.
    public var image: String?
    /// The port that the service listens on. A service from a template has one.
    public var port: Int?
    /// The names of the services that are ready before this one is deployed.
    public var needs: [String]
    /// The environment variables of the service's container, in the file's order.
    public var env: [EnvironmentVariable]
    /// How to see that the service serves; nil where its port is enough.
    public var readiness: Readiness?
    /// How long its pods may take to become ready.
    public var timeout: Duration
    /// How the service is reached from this machine; nil where it is not.
    public var expose: Expose?

    /// As long as ``timeout`` is where the profile does not say.
    public static let defaultTimeout = Duration.seconds(180)

    /// Makes a service.
    public init(
        name: String, namespace: String = "default", definition: Definition, image: String? = nil, port: Int? = nil,
        needs: [String] = [], env: [EnvironmentVariable] = [], readiness: Readiness? = nil,
        timeout: Duration = defaultTimeout, expose: Expose? = nil
    ) {
        self.name = name
        self.namespace = namespace
        self.definition = definition
        self.image = image
        self.port = port
        self.needs = needs
        self.env = env
        self.readiness = readiness
        self.timeout = timeout
        self.expose = expose
    }
}

/// An environment variable of a container.
public struct EnvironmentVariable: Sendable, Equatable {
    /// The variable's name.
    public var name: String
    /// The variable's value, which may have several lines.
    public var value: String

    /// Makes a variable.
    public init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}

/// How to see that a service serves.
public struct Readiness: Sendable, Equatable {
    /// The path that answers a GET with a status from 200 to 399 once the service serves; begins with `/`.
    public var path: String

    /// Makes a check of a path.
    public init(path: String) {
        self.path = path
    }
}

/// How a service is reached from this machine: through `hostPort`, or through a port for each process, or both.
public struct Expose: Sendable, Equatable {
    /// The port of the cluster's nodes, 30000 to 32767.
    public var nodePort: Int
    /// The one port of this machine that leads to the service.
    public var hostPort: Int?
    /// Whether each process's port (``Ports``) leads to the service. At most one service of a profile has this.
    public var perProcess: Bool

    /// Makes a way to a service.
    public init(nodePort: Int, hostPort: Int? = nil, perProcess: Bool = false) {
        self.nodePort = nodePort
        self.hostPort = hostPort
        self.perProcess = perProcess
    }
}
