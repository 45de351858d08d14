/// An environment variable of a container.
package struct EnvironmentVariable: Sendable, Equatable {
    /// The variable's name.
    package var name: String
    /// The variable's value, which may have several lines.
    package var value: String

    /// Makes a variable.
    package init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}

/// A file of this machine that a container finds in itself.
package struct ContainerFile: Sendable, Equatable {
    /// The absolute path in the container.
    package var path: String
    /// The absolute path on this machine.
    package var source: String
    /// Whether it is a secret, which no message and no diagnostics shows.
    package var isSecret: Bool

    /// Makes a file.
    package init(path: String, source: String, isSecret: Bool = false) {
        self.path = path
        self.source = source
        self.isSecret = isSecret
    }
}
