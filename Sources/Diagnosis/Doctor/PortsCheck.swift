import Cluster
import Programs

/// Whether the ports that Docker is to open are free.
struct PortsCheck: Sendable {
    let runner: Runner
    let wanted: [WantedPort]
    /// The ports that the environment's own nodes hold.
    let held: Set<Int>

    private static let why = "Docker does not start a node whose ports it cannot open"

    func findings() async -> [Finding] {
        let tried = wanted.filter { !held.contains($0.port) }
        let results = Dictionary(tried.map { ($0, PortProbe.of($0.port, on: $0.address)) }) { first, _ in first }
        let taken = tried.filter { results[$0] == .taken }
        let foreign = tried.filter { results[$0] == .noSuchAddress }
        var findings = taken.isEmpty ? [] : await findings(taken)
        if let first = foreign.first {
            findings.append(
                Finding(
                    "ports", .error, "\(first.address) is not an address of this machine", why: Self.why,
                    remedy: "name one of its addresses as ports.listenAddress", place: first.place))
        }
        return findings.isEmpty ? [Finding("ports", .ok, summary(tried), why: Self.why)] : findings
    }

    private func summary(_ tried: [WantedPort]) -> String {
        if wanted.isEmpty { return "none are asked for" }
        let own = wanted.map(\.port).filter(held.contains)
        let free = tried.isEmpty ? [] : ["\(Self.text(tried.map(\.port))) free"]
        return (free + (own.isEmpty ? [] : ["the environment's own nodes hold \(Self.text(own))"]))
            .joined(separator: "; ")
    }

    /// One for all ports that the same program holds and the same place in the profile asks for.
    private func findings(_ taken: [WantedPort]) async -> [Finding] {
        struct Case: Hashable {
            var holder: PortHolders.Holder?
            var address: String
            var use: String
            var place: Finding.Place?
        }
        let holders = await PortHolders(runner: runner).names(of: Set(taken.map(\.port)))
        let cases = Dictionary(grouping: taken) { port in
            Case(holder: holders[port.port], address: port.address, use: port.use, place: port.place)
        }
        return cases.sorted { $0.value[0].port < $1.value[0].port }.map { found, ports in
            let numbers = Set(ports.map(\.port)).sorted()
            let holder = found.holder.map { "\($0)" } ?? "a program that the system does not name"
            let other = found.place == nil ? "" : "; or name other ports in the profile"
            return Finding(
                "ports", .error,
                "\(Self.text(numbers)) of \(found.address), for \(found.use), \(numbers.count == 1 ? "is" : "are") in use by \(holder)",
                why: Self.why,
                remedy: (found.holder?.remedy ?? "end that program: sudo lsof -nP -iTCP:\(numbers[0]) -sTCP:LISTEN")
                    + other,
                place: found.place)
        }
    }

    /// `port 8081`, `ports 8081-8084, 9090`.
    static func text(_ ports: [Int]) -> String {
        var ranges: [ClosedRange<Int>] = []
        for port in Set(ports).sorted() {
            if let last = ranges.last, last.upperBound + 1 == port {
                ranges[ranges.count - 1] = last.lowerBound...port
            } else {
                ranges.append(port...port)
            }
        }
        let texts = ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
        return (Set(ports).count == 1 ? "port " : "ports ") + texts.joined(separator: ", ")
    }
}
