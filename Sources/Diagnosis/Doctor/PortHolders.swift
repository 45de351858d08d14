import ContainerTools
import Programs

/// Finds out who listens on ports of this machine.
struct PortHolders: Sendable {
    let runner: Runner

    /// In words, by port: `python3 (process 123)`, `the container web`. A port whose holder nobody tells is left out.
    func names(of ports: Set<Int>) async -> [Int: Holder] {
        async let containers = try? Docker(runner: runner).publishedPorts()
        #if os(Linux)
        let processes = ListeningProcesses.of(ports)
        #else
        let processes = await listed(ports)
        #endif
        var holders = processes
        for (container, range) in await containers ?? [] {
            for port in ports where range.contains(port) { holders[port] = .container(container) }
        }
        return holders
    }

    enum Holder: Hashable, Sendable, CustomStringConvertible {
        case process(Int, name: String)
        case container(String)

        var description: String {
            switch self {
            case .process(let id, let name): "\(name) (process \(id))"
            case .container(let name): "the container \(name)"
            }
        }

        /// What makes it let go.
        var remedy: String {
            switch self {
            case .process(let id, _): "kill \(id)"
            case .container(let name): "docker stop \(name)"
            }
        }
    }

    /// The processes that lsof tells of, where the system has no /proc.
    func listed(_ ports: Set<Int>) async -> [Int: Holder] {
        await withTaskGroup(of: (Int, Holder?).self) { group in
            for port in ports {
                group.addTask {
                    let arguments = ["-nP", "-iTCP:\(port)", "-sTCP:LISTEN", "-Fpc"]
                    let output = try? await runner.run(Command("lsof", arguments, timeout: .seconds(10)))
                    let lines = String(decoding: output ?? [], as: UTF8.self).split(separator: "\n")
                    let id = lines.first { $0.hasPrefix("p") }.flatMap { Int($0.dropFirst()) }
                    let name = lines.first { $0.hasPrefix("c") }.map { String($0.dropFirst()) }
                    return (port, id.map { .process($0, name: name ?? "a program") })
                }
            }
            return await group.reduce(into: [:]) { holders, found in holders[found.0] = found.1 }
        }
    }
}
