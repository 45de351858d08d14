/// What `docker inspect` tells of a container or an image, as far as it matters here.
struct InspectedObject: Decodable {
    var id: String
    var name: String?
    var repoTags: [String]?
    var repoDigests: [String]?
    var state: State?
    var config: Config?
    var hostConfig: HostConfig?
    var networkSettings: NetworkSettings?

    struct State: Decodable {
        /// created, running, paused, restarting, removing, exited or dead.
        var status: String
        var startedAt: String?
        /// When it stopped last; in the year 1 where it never did.
        var finishedAt: String?
        enum CodingKeys: String, CodingKey {
            case status = "Status", startedAt = "StartedAt", finishedAt = "FinishedAt"
        }
    }

    struct Config: Decodable {
        /// The name that the container's image was asked for with.
        var image: String?
        var labels: [String: String]?
        enum CodingKeys: String, CodingKey { case image = "Image", labels = "Labels" }
    }

    struct HostConfig: Decodable {
        /// `host:container[:options]`
        var binds: [String]?
        /// `30080/tcp` to the host's addresses and ports.
        var portBindings: [String: [Binding]?]?
        enum CodingKeys: String, CodingKey { case binds = "Binds", portBindings = "PortBindings" }
    }

    struct NetworkSettings: Decodable {
        struct Network: Decodable {
            var address: String?
            var sixAddress: String?
            enum CodingKeys: String, CodingKey { case address = "IPAddress", sixAddress = "GlobalIPv6Address" }
        }
        var networks: [String: Network]?
        /// What is open now: of a running container, also the ports that Docker chose.
        var ports: [String: [Binding]?]?
        enum CodingKeys: String, CodingKey { case networks = "Networks", ports = "Ports" }
    }

    struct Binding: Decodable {
        var address: String
        var port: String
        enum CodingKeys: String, CodingKey { case address = "HostIp", port = "HostPort" }
    }

    enum CodingKeys: String, CodingKey {
        case id = "Id", name = "Name", repoTags = "RepoTags", repoDigests = "RepoDigests", state = "State"
        case config = "Config", hostConfig = "HostConfig", networkSettings = "NetworkSettings"
    }
}
