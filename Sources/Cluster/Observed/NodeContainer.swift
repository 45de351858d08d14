import ContainerTools
import Foundation
import Profile

extension Observed.NodeContainer {
    package static let apiServerPort = "6443/tcp"

    /// - Returns: nil where the inspected object is no node of the cluster.
    package init?(_ container: InspectedObject, cluster: String) {
        guard let state = container.state, let labels = container.config?.labels,
            labels["io.x-k8s.kind.cluster"] == cluster, let name = container.name
        else { return nil }
        self.name = name.hasPrefix("/") ? String(name.dropFirst()) : name
        role = labels["io.x-k8s.kind.role"] ?? ""
        isRunning = state.status == "running" || state.status == "paused"
        image = container.config?.image ?? ""
        mounts = Set((container.hostConfig?.binds ?? []).compactMap(Self.mount))
        let bindings = container.hostConfig?.portBindings ?? [:]
        ports = Set(
            bindings.filter { $0.key != Self.apiServerPort }
                .flatMap { port, bindings in (bindings ?? []).compactMap { Self.mapping(of: port, $0) } })
        addresses = Set(
            (container.networkSettings?.networks ?? [:]).values.flatMap { [$0.address, $0.sixAddress] }
                .compactMap(\.self).filter { !$0.isEmpty })
        restart = Self.restart(state)
        apiPort = [bindings, container.networkSettings?.ports ?? [:]].lazy.compactMap(Self.apiPort).first
    }

    /// nil where Docker is to choose it (`apiServerPort: -1`) and has not yet.
    private static func apiPort(_ bindings: [String: [InspectedObject.Binding]?]) -> Int? {
        (bindings[apiServerPort] ?? nil)?.first.flatMap { Int($0.port) }.flatMap { $0 > 0 ? $0 : nil }
    }

    private static func restart(_ state: InspectedObject.State) -> Date? {
        guard let start = state.startedAt, let end = state.finishedAt, !end.hasPrefix("0001") else { return nil }
        return try? Date(start.prefix { $0 != "." && $0 != "Z" } + "Z", strategy: .iso8601)
    }

    /// `host:container[:ro,...]`; kind does not support colons in the paths. A trailing slash
    /// is preserved by docker.
    private static func mount(_ bind: String) -> ClusterShape.MountShape? {
        let parts = bind.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count >= 2 else { return nil }
        let options = parts.count > 2 ? parts[2].split(separator: ",") : []
        return ClusterShape.MountShape(
            hostPath: absolutePath(String(parts[0]), from: "/"),
            containerPath: absolutePath(String(parts[1]), from: "/"), readOnly: options.contains("ro"))
    }

    /// With the port 0 where Docker chooses one each time that the node starts (`hostPort: -1`).
    private static func mapping(
        of port: String, _ binding: InspectedObject.Binding
    ) -> ClusterShape.PortMapping? {
        let parts = port.split(separator: "/")
        guard let nodePort = parts.first.flatMap({ Int($0) }),
            let hostPort = binding.port.isEmpty ? 0 : Int(binding.port),
            (1...65535).contains(nodePort), (0...65535).contains(hostPort)
        else { return nil }
        let transport = parts.dropFirst().first.map(String.init)
        return ClusterShape.PortMapping(
            hostPort: hostPort, nodePort: nodePort,
            listenAddress: binding.address.isEmpty ? "0.0.0.0" : binding.address,
            transport: transport == "tcp" ? nil : transport)
    }
}
