extension Expose {
    enum Fields {
        static let nodePort = Field(
            "nodePort", .int(in: 30000...32767), isRequired: true, example: "30080",
            "the port on the cluster's nodes; a port is used once only")
        static let hostPort = Field(
            "hostPort", .int(in: 1...65535), example: "9090",
            "one port of this machine; used once only, and none of the processes' ports")
        static let perProcess = Field(
            "perProcess", .bool, default: .value("false"), example: "true",
            "whether each process's own port leads to this service; for one service only")
        static let all = [nodePort.declared, hostPort.declared, perProcess.declared]
    }

    static let type = ValueType<Expose>.mapping(
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
        return nodePort.map { Expose(nodePort: $0, hostPort: hostPort, perProcess: perProcess ?? false) }
    }
}
