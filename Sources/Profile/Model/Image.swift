/// An image that services run.
public struct Image: Sendable, Equatable {
    /// Where an image comes from.
    public enum Source: Sendable, Equatable {
        /// It is built here.
        case build(Build)
        /// It has the reference, such as `redis:7-alpine`, and is pulled when the policy says so.
        case ref(String, pull: Pull)
    }

    /// The image's name in the profile, which services use.
    public var name: String
    /// Where the image comes from.
    public var source: Source

    /// Makes an image.
    public init(name: String, source: Source) {
        self.name = name
        self.source = source
    }
}

/// When an image is pulled.
public enum Pull: String, Sendable, CaseIterable {
    /// Where Docker has no image of that reference.
    case missing
    /// Each time.
    case always
    /// Never; it is an error where Docker has no such image.
    case never
}

/// How an image is built.
public struct Build: Sendable, Equatable {
    /// The absolute path of the folder that is sent to Docker.
    public var context: String
    /// The absolute path of the Dockerfile.
    public var dockerfile: String
    /// The build arguments.
    public var args: [String: String]
    /// The stage that is built; nil for the last one.
    public var target: String?

    /// Makes a build.
    public init(context: String, dockerfile: String, args: [String: String] = [:], target: String? = nil) {
        self.context = context
        self.dockerfile = dockerfile
        self.args = args
        self.target = target
    }
}
