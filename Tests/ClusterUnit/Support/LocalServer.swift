import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix

/// An HTTP server on a port of 127.0.0.1 that answers every request with one status, or, without one, never.
struct LocalServer: Sendable {
    private let channel: any Channel
    private let count: Count

    /// How many connections there were.
    var connections: Int { count.value }

    var port: Int { channel.localAddress?.port ?? 0 }

    /// Runs `body` while the server listens.
    ///
    /// - Parameters:
    ///   - closed: how many of the first connections are closed at once.
    ///   - hung: how many of those after them are never answered.
    ///   - failing: the connections, counted from 1, that are closed besides.
    static func serving<Result: Sendable>(
        _ status: HTTPResponseStatus?, closingFirst closed: Int = 0, hangingThen hung: Int = 0,
        failing: Set<Int> = [], _ body: @Sendable (LocalServer) async throws -> Result
    ) async throws -> Result {
        let count = Count()
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let number = count.next()
                    if number <= closed || failing.contains(number) {
                        return try channel.pipeline.syncOperations.addHandler(Closer())
                    }
                    guard let status, number - closed > hung else { return }
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    try channel.pipeline.syncOperations.addHandler(Responder(status: status))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        do {
            let result = try await body(LocalServer(channel: channel, count: count))
            try await channel.close()
            return result
        } catch {
            try await channel.close()
            throw error
        }
    }
}

/// Counts connections.
private final class Count: @unchecked Sendable {
    private let lock = NSLock()
    private var number = 0

    var value: Int { lock.withLock { number } }

    func next() -> Int {
        lock.withLock {
            number += 1
            return number
        }
    }
}

/// Closes its connection at once.
private final class Closer: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    func channelActive(context: ChannelHandlerContext) { context.close(promise: nil) }
}

private final class Responder: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart
    private let status: HTTPResponseStatus

    init(status: HTTPResponseStatus) { self.status = status }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard case .head(let request) = unwrapInboundIn(data) else { return }
        // Another path than the one that is asked for would show as another status.
        let status = request.uri == "/ready" && request.method == .GET ? status : .imATeapot
        let head = HTTPResponseHead(version: .http1_1, status: status, headers: ["Content-Length": "0"])
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }
}
