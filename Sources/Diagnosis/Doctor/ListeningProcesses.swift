import Foundation

/// The processes that listen on TCP ports, as Linux tells it: the sockets in /proc/net/tcp and tcp6, whose numbers are
/// the targets of the links in /proc/PID/fd (https://docs.kernel.org/networking/proc_net_tcp.html). Those of other
/// users are told to root only.
enum ListeningProcesses {
    /// - Parameter attempts: how often to look. On a busy machine, one look can lack what comes, goes or is handed on
    ///   meanwhile.
    static func of(_ ports: Set<Int>, attempts: Int = 3) -> [Int: PortHolders.Holder] {
        var holders: [Int: PortHolders.Holder] = [:]
        for _ in 0..<attempts where holders.count < ports.count {
            holders.merge(seen(ports.subtracting(holders.keys))) { first, _ in first }
        }
        return holders
    }

    private static func seen(_ ports: Set<Int>) -> [Int: PortHolders.Holder] {
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
