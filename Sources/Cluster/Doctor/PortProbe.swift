import Foundation
import NIOCore
import NIOPosix

/// Whether a port of this machine can be listened on, tried by listening on it for a moment.
enum PortProbe: Sendable, Equatable {
    case free
    case taken
    /// The address is none of this machine's.
    case noSuchAddress
    /// Why it could not be tried, such as a port below 1024, which only root may listen on: Docker can.
    case unknown(String)

    static func of(_ port: Int, on address: String) async -> PortProbe {
        do {
            let address = try SocketAddress(ipAddress: address, port: port)
            var bootstrap = ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                // As docker does it: what is left of connections that ended is in nobody's way.
                .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            if case .v6 = address {
                bootstrap = bootstrap.serverChannelOption(
                    .socket(SocketOptionLevel(IPPROTO_IPV6), IPV6_V6ONLY), value: 1)
            }
            try await bootstrap.bind(to: address).get().close()
            return .free
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            return .taken
        } catch let error as IOError where error.errnoCode == EADDRNOTAVAIL {
            return .noSuchAddress
        } catch {
            return .unknown("\(error)")
        }
    }
}
