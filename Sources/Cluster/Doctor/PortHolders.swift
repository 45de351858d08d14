import Foundation
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

/// The processes that listen on TCP ports, as Linux tells it: the sockets in /proc/net/tcp and tcp6, whose numbers are
/// the targets of the links in /proc/PID/fd (https://docs.kernel.org/networking/proc_net_tcp.html). Those of other
/// users are told to root only.
enum ListeningProcesses {
    static func of(_ ports: Set<Int>) -> [Int: PortHolders.Holder] {
        var sockets = listeningSockets(on: ports)
        var holders: [Int: PortHolders.Holder] = [:]
        let files = FileManager.default
        for process in (try? files.contentsOfDirectory(atPath: "/proc")) ?? [] {
            guard !sockets.isEmpty, let id = Int(process) else { continue }
            let folder = "/proc/\(process)/fd"
            for file in (try? files.contentsOfDirectory(atPath: folder)) ?? [] {
                guard let target = try? files.destinationOfSymbolicLink(atPath: "\(folder)/\(file)"),
                    let port = sockets.removeValue(forKey: target)
                else { continue }
                holders[port] = .process(id, name: LocalMachine.line("/proc/\(process)/comm") ?? "a program")
            }
        }
        return holders
    }

    /// The ports by the links to their sockets, `socket:[123]`.
    private static func listeningSockets(on ports: Set<Int>) -> [String: Int] {
        var sockets: [String: Int] = [:]
        for file in ["/proc/net/tcp", "/proc/net/tcp6"] {
            let text = FileManager.default.contents(atPath: file).map { String(decoding: $0, as: UTF8.self) } ?? ""
            for line in text.split(separator: "\n").dropFirst() {
                // sl, local address and port, remote ones, state, ..., the socket's number as the tenth
                let words = line.split(separator: " ")
                guard words.count > 9, words[3] == "0A", let hex = words[1].split(separator: ":").last,
                    let port = Int(hex, radix: 16), ports.contains(port)
                else { continue }
                sockets["socket:[\(words[9])]"] = port
            }
        }
        return sockets
    }
}
