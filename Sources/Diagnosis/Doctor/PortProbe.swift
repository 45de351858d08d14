import Foundation
import NIOCore

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// Whether a port of this machine can be listened on.
enum PortProbe: Sendable, Equatable {
    case free
    case taken
    /// The address is none of this machine's.
    case noSuchAddress
    /// It could not be tried: a port below 1024, for one, is root's, whom Docker runs as.
    case unknown

    /// Takes the port for a moment. It is not listened on, so that nobody connects, and that two who look at once are
    /// not in each other's way.
    static func of(_ port: Int, on address: String) -> PortProbe {
        guard let address = try? SocketAddress(ipAddress: address, port: port) else { return .unknown }
        let socket = socket(address.family, stream, 0)
        guard socket >= 0 else { return .unknown }
        defer { close(socket) }
        _ = fcntl(socket, F_SETFD, FD_CLOEXEC)
        var yes: Int32 = 1
        let size = socklen_t(MemoryLayout<Int32>.size)
        // As Docker does it: what is left of connections that ended is in nobody's way.
        setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, size)
        if case .v6 = address { setsockopt(socket, Int32(IPPROTO_IPV6), IPV6_V6ONLY, &yes, size) }
        let status = address.withSockAddr { bind(socket, $0, socklen_t($1)) }
        if status == 0 { return .free }
        return errno == EADDRINUSE ? .taken : errno == EADDRNOTAVAIL ? .noSuchAddress : .unknown
    }
}

extension SocketAddress {
    fileprivate var family: Int32 { if case .v6 = self { AF_INET6 } else { AF_INET } }
}

#if canImport(Darwin)
private let stream = SOCK_STREAM
#else
private let stream = Int32(SOCK_STREAM.rawValue)
#endif
