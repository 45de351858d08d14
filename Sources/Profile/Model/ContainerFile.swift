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

/// A file of this machine that a container finds in itself.
public struct ContainerFile: Sendable, Equatable {
    /// The absolute path in the container.
    public var path: String
    /// The absolute path on this machine.
    public var source: String
    /// Whether it is a secret, which no message and no diagnostics shows.
    public var isSecret: Bool

    /// Makes a file.
    public init(path: String, source: String, isSecret: Bool = false) {
        self.path = path
        self.source = source
        self.isSecret = isSecret
    }
}
