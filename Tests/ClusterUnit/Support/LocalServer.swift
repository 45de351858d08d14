import NIOCore
import NIOHTTP1
import NIOPosix

/// An HTTP server on a port of 127.0.0.1 that answers every request with one status, or, without one, never.
struct LocalServer: Sendable {
    private let channel: any Channel

    var port: Int { channel.localAddress?.port ?? 0 }

    /// Runs `body` while the server listens.
    static func serving<Result: Sendable>(
        _ status: HTTPResponseStatus?, _ body: @Sendable (LocalServer) async throws -> Result
    ) async throws -> Result {
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    guard let status else { return }
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    try channel.pipeline.syncOperations.addHandler(Responder(status: status))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        do {
            let result = try await body(LocalServer(channel: channel))
            try await channel.close()
            return result
        } catch {
            try await channel.close()
            throw error
        }
    }
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
