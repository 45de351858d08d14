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
    /// The platform that is pulled, such as `linux/amd64`; nil for Docker's own. Builds have their own.
    public var platform: String?

    /// Makes an image.
    public init(name: String, source: Source, platform: String? = nil) {
        self.name = name
        self.source = source
        self.platform = platform
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
    /// The absolute paths of files that steps of the build may read, by the secrets' IDs.
    public var secrets: [String: String] = [:]
    /// SSH agents and keys that steps of the build may use, as `docker build --ssh` takes them.
    public var ssh: [String] = []
    /// The platform that is built for, such as `linux/amd64`; nil for Docker's own.
    public var platform: String?
    /// Caches that are read, as `docker build --cache-from` takes them.
    public var cacheFrom: [String] = []
    /// Caches that are written, as `docker build --cache-to` takes them.
    public var cacheTo: [String] = []
    /// The network that steps of the build use; nil for Docker's default.
    public var network: String?

    /// The keys of the profile that require BuildKit, among those that are set.
    public var keysForBuildKit: [String] {
        [("secrets", secrets.isEmpty), ("ssh", ssh.isEmpty), ("cacheTo", cacheTo.isEmpty)].filter { !$0.1 }.map(\.0)
    }

    /// Makes a build.
    public init(context: String, dockerfile: String, args: [String: String] = [:], target: String? = nil) {
        self.context = context
        self.dockerfile = dockerfile
        self.args = args
        self.target = target
    }
}
