/// A program that is run to completion in the cluster, such as a migration of a database.
package struct Job: Sendable, Equatable {
    /// The name of the Kubernetes Job: a DNS label that no service has.
    package var name: String
    /// The namespace.
    package var namespace: String
    /// The name of the image in the profile.
    package var image: String
    /// The program and its arguments; empty for the image's own.
    package var command: [String]
    /// The arguments, of the image's own program where `command` is empty.
    package var args: [String]
    /// The environment variables of its container, in the file's order.
    package var env: [EnvironmentVariable]
    /// The files that its container finds, in the file's order.
    package var files: [ContainerFile]
    /// The names of the services that are ready, and of the jobs that are complete, before this one runs.
    package var needs: [String]
    /// How long it may take.
    package var timeout: Duration

    /// Makes a job.
    package init(
        name: String, namespace: String = "default", image: String, command: [String] = [], args: [String] = [],
        env: [EnvironmentVariable] = [], files: [ContainerFile] = [], needs: [String] = [],
        timeout: Duration = .seconds(180)
    ) {
        self.name = name
        self.namespace = namespace
        self.image = image
        self.command = command
        self.args = args
        self.env = env
        self.files = files
        self.needs = needs
        self.timeout = timeout
    }
}
