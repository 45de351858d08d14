import ContainerTools
import Cluster

/// Whether Docker itself answers, and is new enough.
enum ServerCheck {
    private static let why = "without Docker, nothing can be brought up"

    static func finding(_ error: any Error) -> Finding { Finding("docker-server", why, error) }

    static func finding(_ info: DockerInfo, isLocal: Bool) -> Finding {
        let place = isLocal ? "on this machine" : "on the machine \(info.name ?? "")"
        guard let version = info.version.flatMap(Version.init(in:)) else {
            return Finding("docker-server", .warning, "it answers, \(place), without its version", why: why)
        }
        if version < Requirements.docker {
            return Finding(
                "docker-server", .error, "version \(version) is older than \(Requirements.docker)", why: why,
                remedy: "install Docker \(Requirements.docker) or newer")
        }
        return Finding("docker-server", .ok, "version \(version), \(place)", why: why)
    }
}
