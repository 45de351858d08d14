extension Ports {
    enum Fields {
        static let base = Field(
            "base", .int(in: 1...65534), default: .value("8080"), example: "9000",
            "the number before the first process's port")
        static let processes = Field(
            "processes", .int(in: 1...256), default: .value("16"), example: "32",
            "how many processes have a port; the last port must not go beyond 65535")
        static let listenAddress = Field(
            "listenAddress", .listenAddress, default: .value("127.0.0.1"), example: "\"::1\"",
            "the address that all host ports listen on. One that other machines reach is a warning")
        static let all = [base.declared, processes.declared, listenAddress.declared]
    }

    static let type = ValueType<Ports>.mapping(Fields.all) { keys in
        var ports = Ports()
        ports.base = keys[Fields.base] ?? ports.base
        ports.processes = keys[Fields.processes] ?? ports.processes
        ports.listenAddress = keys[Fields.listenAddress] ?? ports.listenAddress
        return ports
    }
}

extension ValueType<String> {
    fileprivate static var listenAddress: Self {
        Self(
            words: "IP address",
            schema: ["type": .string("string")]
                + .any(of: [["format": .string("ipv4")], ["format": .string("ipv6")]])
        ) { $0.listenAddress() }
    }
}

extension Value {
    fileprivate func listenAddress() -> String? {
        guard let text = text() else { return nil }
        guard let address = IPAddress(text) else {
            error("'\(text)' is not an IP address", hint: text == "localhost" ? "write 127.0.0.1" : nil)
            return nil
        }
        if !address.isLoopback {
            warning(
                "the environment's ports are open to whoever reaches \(text)",
                hint: "write 127.0.0.1 to keep them to this machine")
        }
        return text
    }
}
