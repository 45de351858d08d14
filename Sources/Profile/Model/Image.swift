/// An image that services run.
package struct Image: Sendable, Equatable {
    /// Where an image comes from.
    package enum Source: Sendable, Equatable {
        /// It is built here.
        case build(Build)
        /// It has the reference, such as `redis:7-alpine`, and is pulled when the policy says so.
        case ref(String, pull: Pull)
    }

    /// The image's name in the profile, which services use.
    package var name: String
    /// Where the image comes from.
    package var source: Source
    /// The platform that is pulled, such as `linux/amd64`; nil for Docker's own. Builds have their own.
    package var platform: String?

    /// Makes an image.
    package init(name: String, source: Source, platform: String? = nil) {
        self.name = name
        self.source = source
        self.platform = platform
    }
}

/// When an image is pulled.
package enum Pull: String, Sendable, CaseIterable {
    /// Where Docker has no image of that reference.
    case missing
    /// Each time.
    case always
    /// Never; it is an error where Docker has no such image.
    case never
}

/// How an image is built.
package struct Build: Sendable, Equatable {
    /// The absolute path of the folder that is sent to Docker.
    package var context: String
    /// The absolute path of the Dockerfile.
    package var dockerfile: String
    /// The build arguments.
    package var args: [String: String]
    /// The stage that is built; nil for the last one.
    package var target: String?
    /// The absolute paths of files that steps of the build may read, by the secrets' IDs.
    package var secrets: [String: String] = [:]
    /// Environment variables that steps of the build may read as secrets, by the secrets' IDs.
    package var secretVariables: [String: SecretVariable] = [:]
    /// SSH agents and keys that steps of the build may use, as `docker build --ssh` takes them.
    package var ssh: [String] = []
    /// The platform that is built for, such as `linux/amd64`; nil for Docker's own.
    package var platform: String?
    /// Caches that are read, as `docker build --cache-from` takes them.
    package var cacheFrom: [String] = []
    /// Caches that are written, as `docker build --cache-to` takes them.
    package var cacheTo: [String] = []
    /// The network that steps of the build use; nil for Docker's default.
    package var network: String?

    /// The keys of the profile that require BuildKit, among those that are set.
    package var keysForBuildKit: [String] {
        let hasSecrets = !secrets.isEmpty || !secretVariables.isEmpty
        return [("secrets", !hasSecrets), ("ssh", ssh.isEmpty), ("cacheTo", cacheTo.isEmpty)].filter { !$0.1 }.map(\.0)
    }

    /// Makes a build.
    package init(context: String, dockerfile: String, args: [String: String] = [:], target: String? = nil) {
        self.context = context
        self.dockerfile = dockerfile
        self.args = args
        self.target = target
    }
}
