/// What `docker inspect` tells of a container or an image, as far as it matters here.
package struct InspectedObject: Decodable {
    package var id: String
    package var name: String?
    package var repoTags: [String]?
    package var repoDigests: [String]?
    package var state: State?
    package var config: Config?
    package var hostConfig: HostConfig?
    package var networkSettings: NetworkSettings?
    /// Of an image; nil of a container.
    package var os: String?
    package var architecture: String?
    package var variant: String?

    package struct State: Decodable {
        /// created, running, paused, restarting, removing, exited or dead.
        package var status: String
        package var startedAt: String?
        /// When it stopped last; in the year 1 where it never did.
        package var finishedAt: String?
        enum CodingKeys: String, CodingKey {
            case status = "Status", startedAt = "StartedAt", finishedAt = "FinishedAt"
        }
    }

    package struct Config: Decodable {
        /// The name that the container's image was asked for with.
        package var image: String?
        package var labels: [String: String]?
        enum CodingKeys: String, CodingKey { case image = "Image", labels = "Labels" }
    }

    package struct HostConfig: Decodable {
        /// `host:container[:options]`
        package var binds: [String]?
        /// `30080/tcp` to the host's addresses and ports.
        package var portBindings: [String: [Binding]?]?
        enum CodingKeys: String, CodingKey { case binds = "Binds", portBindings = "PortBindings" }
    }

    package struct NetworkSettings: Decodable {
        package struct Network: Decodable {
            package var address: String?
            package var sixAddress: String?
            enum CodingKeys: String, CodingKey { case address = "IPAddress", sixAddress = "GlobalIPv6Address" }
        }
        package var networks: [String: Network]?
        /// What is open now: of a running container, also the ports that Docker chose.
        package var ports: [String: [Binding]?]?
        enum CodingKeys: String, CodingKey { case networks = "Networks", ports = "Ports" }
    }

    package struct Binding: Decodable {
        package var address: String
        package var port: String
        enum CodingKeys: String, CodingKey { case address = "HostIp", port = "HostPort" }
    }

    enum CodingKeys: String, CodingKey {
        case id = "Id", name = "Name", repoTags = "RepoTags", repoDigests = "RepoDigests", state = "State"
        case os = "Os", architecture = "Architecture", variant = "Variant"
        case config = "Config", hostConfig = "HostConfig", networkSettings = "NetworkSettings"
    }
}
