/// What `docker inspect` tells of a container or an image, as far as it matters here.
struct InspectedObject: Decodable {
    var id: String
    var name: String?
    var repoTags: [String]?
    var repoDigests: [String]?
    var state: State?
    var config: Config?
    var hostConfig: HostConfig?

    struct State: Decodable {
        /// created, running, paused, restarting, removing, exited or dead.
        var status: String
        enum CodingKeys: String, CodingKey { case status = "Status" }
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

    struct Binding: Decodable {
        var address: String
        var port: String
        enum CodingKeys: String, CodingKey { case address = "HostIp", port = "HostPort" }
    }

    enum CodingKeys: String, CodingKey {
        case id = "Id", name = "Name", repoTags = "RepoTags", repoDigests = "RepoDigests", state = "State"
        case config = "Config", hostConfig = "HostConfig"
    }
}
