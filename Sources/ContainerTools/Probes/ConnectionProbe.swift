import NIOCore

/// Tells whether a port takes connections. Docker's proxy accepts one before it has tried what is behind it, and closes it
/// where nothing listens there, so that only a connection that stays open, or on which something is sent, counts.
enum ConnectionProbe {
    /// How long a connection has to stay open.
    private static let stay = TimeAmount.milliseconds(150)

    /// Whether the port takes a connection and keeps it.
    static func connects(to probe: Probe, within timeout: Duration) async -> Bool {
        await Attempt.result(of: probe, within: timeout) { channel, answer in
            try channel.pipeline.syncOperations.addHandler(ConnectionReader(answer))
        } connected: { channel, answer in
            channel.eventLoop.scheduleTask(in: stay) { answer.succeed(true) }
        } ?? false
    }
}

/// Fulfils its promise with whether anything is received before the connection ends.
private final class ConnectionReader: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    private let answer: EventLoopPromise<Bool>

    init(_ answer: EventLoopPromise<Bool>) { self.answer = answer }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) { answer.succeed(true) }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    func channelInactive(context: ChannelHandlerContext) { answer.succeed(false) }
}
