extension Ports {
    /// The `ports` of a profile, which may be left out.
    init(_ value: Value?) {
        let ports = value?.mapping { keys in
            var ports = Ports()
            ports.base = keys.optional("base")?.int(in: 1...65534) ?? ports.base
            ports.processes = keys.optional("processes")?.int(in: 1...256) ?? ports.processes
            ports.listenAddress = keys.optional("listenAddress")?.listenAddress() ?? ports.listenAddress
            return ports
        }
        self = ports ?? Ports()
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
