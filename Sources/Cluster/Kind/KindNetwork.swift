import Diagnostics
import ContainerTools
import NIOCore
import YAML

/// The network settings that affect ports of this machine.
struct KindNetwork {
    /// The address on which ports without one listen.
    let anyAddress: String
    /// The API server's port, if fixed.
    let hostPorts: [KindConfiguration.HostPort]

    private static let fields = [
        "ipFamily", "apiServerPort", "apiServerAddress", "podSubnet", "serviceSubnet", "disableDefaultCNI",
        "kubeProxyMode", "dnsSearch",
    ]

    init(_ node: Node?, _ reader: KindReader) throws(Diagnostic) {
        let fields =
            try node.map { node throws(Diagnostic) in
                try reader.fields(node, of: "networking", Self.fields)
            } ?? [:]
        let family = try reader.word(fields["ipFamily"], of: "ipFamily", among: ["ipv4", "ipv6", "dual"]) ?? "ipv4"
        _ = try reader.word(
            fields["kubeProxyMode"], of: "kubeProxyMode", among: ["iptables", "nftables", "ipvs", "none"])
        _ = try reader.flag(fields["disableDefaultCNI"], of: "disableDefaultCNI")
        _ = try reader.texts(fields["dnsSearch"], of: "dnsSearch")
        for key in ["podSubnet", "serviceSubnet"] { try reader.checkSubnets(fields[key], of: key, family: family) }
        anyAddress = family == "ipv6" ? "::" : "0.0.0.0"
        let address = try reader.address(fields["apiServerAddress"], of: "apiServerAddress")
        let port = try reader.number(fields["apiServerPort"], of: "apiServerPort", in: -1...65535)
        guard let port, port > 0, let mark = fields["apiServerPort"]?.mark else {
            hostPorts = []
            return
        }
        let mapping = ClusterShape.PortMapping(
            hostPort: port, nodePort: 6443, listenAddress: address ?? (family == "ipv6" ? "::1" : "127.0.0.1"))
        hostPorts = [
            KindConfiguration.HostPort(mapping: mapping, mark: mark, place: reader.place(mark), use: "the API server")
        ]
    }
}

extension KindReader {
    /// One subnet of the family, or one of each for both, separated by a comma.
    fileprivate func checkSubnets(_ node: Node?, of what: String, family: String) throws(Diagnostic) {
        guard let node, node.text != "" else { return }
        let written = try text(node, of: what)
        let families = written.split(separator: ",", omittingEmptySubsequences: false).map(Self.family)
        let isWell =
            switch family {
            case "dual":
                families.count == 1 && families[0] != nil || Set(families) == ["ipv4", "ipv6"] && families.count == 2
            default: families == [family]
            }
        if !isWell {
            throw error(
                node.mark, "\(what) '\(written)' is not a subnet of \(family)", hint: "write one such as 10.244.0.0/16")
        }
    }

    /// Nil if it is not a subnet.
    private static func family(_ subnet: Substring) -> String? {
        let parts = subnet.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let bits = Int(parts[1]), bits >= 0,
            let address = try? SocketAddress(ipAddress: String(parts[0]), port: 0)
        else { return nil }
        if case .v6 = address { return bits <= 128 ? "ipv6" : nil }
        return bits <= 32 ? "ipv4" : nil
    }
}
