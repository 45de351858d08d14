import Diagnostics
import YAML

/// What one environment is: read from a YAML file, complete, and checked.
package struct Profile: Sendable, Equatable {
    /// The profile's name, a DNS label.
    package var name: String
    /// The file as shown to the user, such as `profiles/gateway.yaml` or `gateway (embedded)`.
    package var file: String
    /// The absolute folder that relative paths start from.
    package var directory: String
    /// The cluster and its nodes.
    package var cluster: ClusterSettings
    /// The images that are built or pulled, in the file's order.
    package var images: [Image]
    /// How many images are built at a time; nil for as many as there are CPUs.
    package var parallelBuilds: Int?
    /// Absolute paths of the manifests applied before the services, in the file's order; a glob's matches are sorted.
    package var manifests: [String]
    /// What is deployed, in the file's order.
    package var services: [Service]
    /// What is run to completion, in the file's order.
    package var jobs: [Job]
    /// The ports of the parallel processes.
    package var ports: Ports
    /// How many processes the suites run with.
    package var procs: Procs
    /// The Ginkgo suites, in the file's order.
    package var suites: [Suite]
    /// What is run after the services are ready, in the file's order.
    package var hooks: [Hook]
    /// What the names of the Makefile's targets begin with; empty by default.
    package var makefilePrefix: String
    /// Where each part stands, by its path, such as `services.gateway.expose.nodePort` or `cluster.nodes[1].role`.
    package var places: [String: Mark]
    /// What is allowed and probably not meant.
    package var warnings: [Diagnostic]

    /// Makes a profile of its parts, without checking them.
    package init(
        name: String, file: String, directory: String, cluster: ClusterSettings, images: [Image] = [],
        parallelBuilds: Int? = nil,
        manifests: [String] = [], services: [Service] = [], jobs: [Job] = [], ports: Ports = Ports(),
        procs: Procs = Procs(),
        suites: [Suite] = [], hooks: [Hook] = [], makefilePrefix: String = "", places: [String: Mark] = [:],
        warnings: [Diagnostic] = []
    ) {
        self.name = name
        self.file = file
        self.directory = directory
        self.cluster = cluster
        self.images = images
        self.parallelBuilds = parallelBuilds
        self.manifests = manifests
        self.services = services
        self.jobs = jobs
        self.ports = ports
        self.procs = procs
        self.suites = suites
        self.hooks = hooks
        self.makefilePrefix = makefilePrefix
        self.places = places
        self.warnings = warnings
    }
}
