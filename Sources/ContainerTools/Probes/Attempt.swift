import NIOCore
import NIOPosix

/// One connection to a port, for one result.
enum Attempt {
    /// Connects, and returns what `answer` is fulfilled with; nil where it fails, the time is over or the task is
    /// cancelled. The connection is closed in any case.
    ///
    /// - Parameters:
    ///   - prepare: adds the handlers that fulfil `answer`.
    ///   - connected: is called once there is a connection.
    static func result<Result: Sendable>(
        of probe: Probe, within timeout: Duration,
        prepare: @escaping @Sendable (any Channel, EventLoopPromise<Result>) throws -> Void,
        connected: @escaping @Sendable (any Channel, EventLoopPromise<Result>) -> Void
    ) async -> Result? {
        let limit = TimeAmount(timeout)
        let group = MultiThreadedEventLoopGroup.singleton
        let answer = group.next().makePromise(of: Result.self)
        let expiry = answer.futureResult.eventLoop.scheduleTask(in: limit) {
            answer.fail(ChannelError.connectTimeout(limit))
        }
        answer.futureResult.whenComplete { _ in expiry.cancel() }
        let connecting = ClientBootstrap(group: group)
            .connectTimeout(limit)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try prepare(channel, answer) }
            }
            .connect(host: probe.address, port: probe.port)
        connecting.whenFailure { answer.fail($0) }
        connecting.whenSuccess { channel in
            connected(channel, answer)
            answer.futureResult.whenComplete { _ in channel.close(promise: nil) }
        }
        return await withTaskCancellationHandler {
            try? await answer.futureResult.get()
        } onCancel: {
            answer.fail(CancellationError())
        }
    }
}
