import Diagnostics
import ContainerTools
import NIOCore
import YAML

extension KindReader {
    func ports(_ list: Node?, anyAddress: String) throws(Diagnostic) -> [KindConfiguration.HostPort] {
        var ports: [KindConfiguration.HostPort] = []
        for node in try self.list(list, of: "extraPortMappings") {
            ports.append(try port(node, anyAddress: anyAddress))
        }
        return ports
    }

    private func port(_ node: Node, anyAddress: String) throws(Diagnostic) -> KindConfiguration.HostPort {
        let known = ["containerPort", "hostPort", "listenAddress", "protocol"]
        let fields = try fields(node, of: "extraPortMappings", known)
        guard let nodePort = try number(fields["containerPort"], of: "containerPort", in: 1...65535) else {
            throw error(node.mark, "extraPortMappings has no containerPort", hint: "write the port of the node")
        }
        // kind chooses the port for 0, Docker for -1.
        let hostPort = max(0, try number(fields["hostPort"], of: "hostPort", in: -1...65535) ?? 0)
        let transport = try transport(fields["protocol"])
        if nodePort == 6443 && transport == nil {
            throw error(
                fields["containerPort"]?.mark ?? node.mark,
                "6443 is the API server's port, which kind maps itself",
                hint: "set networking.apiServerPort")
        }
        let mapping = ClusterShape.PortMapping(
            hostPort: hostPort, nodePort: nodePort,
            listenAddress: try address(fields["listenAddress"], of: "listenAddress") ?? anyAddress,
            transport: transport)
        return KindConfiguration.HostPort(
            mapping: mapping, mark: node.mark, place: place(node.mark), use: "port \(nodePort) of the nodes")
    }

    /// nil for TCP.
    private func transport(_ node: Node?) throws(Diagnostic) -> String? {
        guard let node else { return nil }
        let name = try text(node, of: "protocol").lowercased()
        guard ["tcp", "udp", "sctp"].contains(name) else {
            throw error(node.mark, "protocol is '\(name)'", hint: "use TCP, UDP, SCTP")
        }
        return name == "tcp" ? nil : name
    }

    func address(_ node: Node?, of what: String) throws(Diagnostic) -> String? {
        guard let node, node.text != "" else { return nil }
        let address = try text(node, of: what)
        guard (try? SocketAddress(ipAddress: address, port: 0)) != nil else {
            throw error(node.mark, "\(what) '\(address)' is not an IP address", hint: "write one such as 127.0.0.1")
        }
        return address
    }
}

/// Checks that all ports of a configuration can be opened.
struct KindPorts {
    let reader: KindReader

    func check(_ ports: [KindConfiguration.HostPort]) throws(Diagnostic) {
        for (index, port) in ports.enumerated() where port.mapping.hostPort > 0 {
            guard let other = ports[..<index].first(where: { $0.mapping.collides(with: port.mapping) }) else {
                continue
            }
            let line = other.place.map { " on line \($0.line)" } ?? ""
            throw reader.error(
                port.mark, "host port \(port.mapping.hostPort) is mapped twice",
                hint:
                    "it is already mapped to \(other.use)\(line); ports.base and hostPort in the profile also map ports"
            )
        }
    }
}

extension ClusterShape.PortMapping {
    /// Whether both cannot be open at the same time: a listener on all addresses has the port on each.
    fileprivate func collides(with other: Self) -> Bool {
        hostPort == other.hostPort && transport == other.transport
            && (listenAddress == other.listenAddress || listensEverywhere || other.listensEverywhere)
    }

    var listensEverywhere: Bool { listenAddress == "0.0.0.0" || listenAddress == "::" }
}
