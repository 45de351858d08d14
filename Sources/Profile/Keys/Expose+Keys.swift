extension Expose {
    enum Fields {
        static let port = Field(
            "port", PortReference.type, default: .told("the main one"), example: "metrics",
            "the service's port that is reached, by its name or its number")
        static let nodePort = Field(
            "nodePort", .int(in: 30000...32767), isRequired: true, example: "30080",
            "the port on the cluster's nodes; a port is used once only")
        static let hostPort = Field(
            "hostPort", .int(in: 1...65535), example: "9090",
            "one port of this machine; used once only, and none of the processes' ports")
        static let perProcess = Field(
            "perProcess", .bool, default: .value("false"), example: "true",
            "whether each process's own port leads to this service; for one port of one service only")
        static let all = [port.declared, nodePort.declared, hostPort.declared, perProcess.declared]
    }

    /// A way to a service with the port as it is written.
    struct Written: Sendable {
        var expose: Expose
        var port: PortReference?
    }

    private static let one = ValueType<Written>.mapping(
        Fields.all,
        rules: .any(of: [
            .requires("hostPort"), .requires("perProcess") + .key("perProcess", ["const": .bool(true)]),
        ])
    ) { keys in
        let nodePort = keys[Fields.nodePort]
        let hostPort = keys[Fields.hostPort]
        let perProcess = keys[Fields.perProcess]
        if !keys.has(Fields.hostPort), perProcess == false {
            keys.whole.error(
                "missing key 'hostPort' or 'perProcess' in \(keys.whole.path)",
                hint: "add 'hostPort: PORT' or 'perProcess: true'")
        }
        let port = keys[Fields.port]
        return nodePort.map {
            Written(expose: Expose(nodePort: $0, hostPort: hostPort, perProcess: perProcess ?? false), port: port)
        }
    }

    private static let several = ValueType<[Written]>.list(of: one)

    /// One way, or a list of them.
    static let type = ValueType<[Written]>(
        words: "mapping, or list of them", schema: .any(of: [one.schema, several.schema]), fields: one.fields
    ) { value in
        value.node.items == nil ? one.read(value).map { [$0] } : several.read(value)
    }
}

extension Service {
    /// The ways to a service, for each of its ports one at most.
    static func exposes(_ keys: Keys, ports: [ServicePort]) -> [Expose] {
        let written = keys[Fields.expose] ?? []
        if ports.isEmpty {
            requirePorts(keys, for: written)
            return written.map(\.expose)
        }
        var seen: Set<Int> = []
        return written.compactMap { written in
            var expose = written.expose
            if let value = written.port {
                guard let port = value.port(among: ports, keys.whole.context) else { return nil }
                expose.port = port == ports.first ? nil : port
            }
            let number = expose.port?.number ?? ports.first?.number ?? 0
            if !seen.insert(number).inserted {
                keys.value(Fields.expose)?.error(
                    "the port \(number) is exposed twice",
                    hint: ports.count > 1
                        ? "set a different 'port' for each"
                        : "name both ports: ports: {http: \(number), NAME: NUMBER}")
            }
            return expose
        }
    }

    /// A single port of a service from manifests needs no name. A missing port of a service from a template is reported
    /// elsewhere.
    private static func requirePorts(_ keys: Keys, for written: [Expose.Written]) {
        let references = written.compactMap(\.port)
        guard written.count > 1 || !references.isEmpty, keys.has(Fields.manifests) || keys.has(Fields.chart),
            !keys.has(Fields.port), !keys.has(Fields.ports)
        else { return }
        let isEachNamed = references.count == written.count
        keys.whole.error(
            "missing key 'ports' in \(keys.whole.path), which 'expose' refers to",
            hint: PortReference.hint(toName: references)
                + (isEachNamed ? "" : "; then refer to one in each item of 'expose': port: http, port: https"))
    }
}
