extension ServicePort {
    private static let number = ValueType<Int>.int(in: 1...65535)

    /// A port that is named by its key.
    static let type = ValueType<ServicePort>(words: number.words, schema: number.schema) { value in
        number.read(value).map { ServicePort(name: value.key, number: $0) }
    }
}

/// A port of a service as a part of it names it.
struct PortReference: Sendable {
    let text: String
    /// Nil where it is named.
    let number: Int?
    private let place: Place

    /// The port that is meant; nil after a problem.
    func port(among ports: [ServicePort], _ context: Context) -> ServicePort? {
        let found = ports.first { number == nil ? $0.name == text : $0.number == number }
        if found == nil {
            let names = ports.map { $0.name ?? String($0.number) }
            context.problems.error(
                "no port '\(text)' in this service", at: place,
                hint: names.isEmpty
                    ? Self.hint(toName: [self]) : "its ports are: " + names.joined(separator: ", "))
        }
        return found
    }

    /// A hint for declaring the ports that are referred to, or an example if there are none.
    static func hint(toName references: [PortReference]) -> String {
        var seen: Set<String> = []
        let entries = references.filter { seen.insert($0.text).inserted }.map { reference in
            reference.number.map { "\(usualNames[$0] ?? "port-\($0)"): \($0)" } ?? "\(reference.text): NUMBER"
        }
        let example = usualNames.sorted { $0.key < $1.key }.map { "\($0.value): \($0.key)" }
        return "name its ports: ports: {\((entries.isEmpty ? example : entries).joined(separator: ", "))}"
    }

    private static let usualNames = [80: "http", 443: "https"]

    static let type: ValueType<PortReference> = {
        let number = ValueType<Int>.int(in: 1...65535)
        return ValueType(
            words: "name, or \(number.words)", schema: .any(of: [number.schema, .text(NameRule.portName.pattern)])
        ) { value in
            guard value.node.float != nil else {
                return value.name(.portName).map { PortReference(text: $0, number: nil, place: value.place) }
            }
            return number.read(value).map { PortReference(text: String($0), number: $0, place: value.place) }
        }
    }()
}

extension Service {
    /// The ports of a service, of which it has one or several with names.
    static func ports(_ keys: Keys) -> [ServicePort] {
        if keys.has(Fields.port), let ports = keys.value(Fields.ports) {
            ports.error("a service has 'port' or 'ports', not both", hint: "name each port in 'ports'")
        }
        if let ports = keys.value(Fields.ports), ports.node.entries?.isEmpty == true {
            ports.error("a service needs at least one port")
        }
        let ports = keys[Fields.ports] ?? []
        var users: [Int: String] = [:]
        for port in ports {
            if let other = users.updateValue(port.name ?? "", forKey: port.number) {
                keys.value(Fields.ports)?.error(
                    "port \(port.number) has two names, '\(other)' and '\(port.name ?? "")'")
            }
        }
        let port = keys[Fields.port].map { [ServicePort(number: $0)] }
        return ports.isEmpty ? port ?? [] : ports
    }
}
