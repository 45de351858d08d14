import ContainerTools
import Foundation

/// The Docker endpoint that the docker CLI uses, selected in the same order: `DOCKER_HOST`, then `DOCKER_CONTEXT`, then
/// the context of `docker context use`. An empty variable and the context `default` count as unset.
/// https://docs.docker.com/engine/manage-resources/contexts/
enum DockerChoice: Sendable, Equatable {
    /// docker's default socket.
    case standard
    case host(String)
    case context(String)

    init(_ variables: [String: String]) {
        let chosen = ["DOCKER_HOST", "DOCKER_CONTEXT"].map { name in variables[name].flatMap { $0.isEmpty ? nil : $0 } }
        if let host = chosen[0] {
            self = .host(host)
            return
        }
        let context = chosen[1] ?? Self.stored(variables) ?? "default"
        self = context == "default" ? .standard : .context(context)
    }

    /// The context of `docker context use`.
    private static func stored(_ variables: [String: String]) -> String? {
        struct Configuration: Decodable { var currentContext: String? }
        let folder =
            variables["DOCKER_CONFIG"].flatMap { $0.isEmpty ? nil : $0 } ?? variables["HOME"].map { $0 + "/.docker" }
        let content = folder.flatMap { FileManager.default.contents(atPath: $0 + "/config.json") }
        let context = content.flatMap { try? JSONDecoder().decode(Configuration.self, from: $0) }?.currentContext
        return context.flatMap { $0.isEmpty ? nil : $0 }
    }
}

/// The address of the selected Docker.
struct DockerEndpoint: Sendable, Equatable {
    /// Such as `ssh://build@farm`; nil if unknown or the default.
    var address: String?
    /// The context that the address comes from.
    var context: String?

    /// docker's default socket.
    static let standard = DockerEndpoint()

    /// Looks up the address of a context with docker.
    static func of(_ choice: DockerChoice, _ docker: Docker) async -> DockerEndpoint {
        switch choice {
        case .standard: .standard
        case .host(let host): DockerEndpoint(address: host)
        case .context(let name): DockerEndpoint(address: try? await docker.address(ofContext: name), context: name)
        }
    }

    /// Whether published ports may not be ports of this machine. Sockets and pipes lead to Docker on this machine, or
    /// to one in a virtual machine that forwards the ports, as Docker Desktop, Colima and Rancher Desktop do.
    var isElsewhere: Bool {
        guard let address else { return context != nil }
        return !["unix://", "npipe://"].contains { address.hasPrefix($0) }
    }

    /// Such as `at ssh://build@farm (context farm)`.
    var place: String {
        switch (address, context) {
        case (let address?, nil): "at \(address)"
        case (let address?, let context?): "at \(address) (context \(context))"
        case (nil, let context?): "in context \(context), at an unknown address"
        case (nil, nil): "on this machine"
        }
    }
}
