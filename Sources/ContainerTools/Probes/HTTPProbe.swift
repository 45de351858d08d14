import NIOCore
import NIOHTTP1
import NIOPosix

/// Asks services of this machine whether they answer. Docker's proxy accepts connections before anything listens behind
/// it, and a request sent then can hang for ever, so that each try has a time-out of its own.
package struct HTTPProbe: Sendable {
    /// Whether a GET is answered with a status that Kubernetes' probes take for success: 200 to 399; of a port without a
    /// path, whether it takes a connection.
    /// https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/
    package static func answers(_ probe: Probe, within timeout: Duration) async -> Bool {
        guard probe.path != nil else { return await ConnectionProbe.connects(to: probe, within: timeout) }
        return await status(of: probe, within: timeout).map { (200..<400).contains($0) } ?? false
    }

    /// The status of the answer; nil where none comes in time, and for a port without a path.
    package static func status(of probe: Probe, within timeout: Duration) async -> Int? {
        guard let path = probe.path else { return nil }
        let headers: HTTPHeaders = ["Host": "\(probe.address):\(probe.port)", "Connection": "close"]
        let head = HTTPRequestHead(version: .http1_1, method: .GET, uri: path, headers: headers)
        return await Attempt.result(of: probe, within: timeout) { channel, answer in
            try channel.pipeline.syncOperations.addHTTPClientHandlers()
            try channel.pipeline.syncOperations.addHandler(StatusReader(answer))
        } connected: { channel, _ in
            channel.write(HTTPClientRequestPart.head(head), promise: nil)
            channel.writeAndFlush(HTTPClientRequestPart.end(nil), promise: nil)
        }
    }

    /// Those of the probes that are answered, all asked at once.
    package static func answering(
        _ probes: [Probe], within timeout: Duration = .seconds(2)
    ) async -> Set<String> {
        await withTaskGroup(of: String?.self) { group in
            for probe in probes {
                group.addTask { await answers(probe, within: timeout) ? probe.url : nil }
            }
            return await group.reduce(into: []) { if let url = $1 { $0.insert(url) } }
        }
    }
}

/// Fulfils its promise with the status of the first answer, or fails it when the connection ends before.
private final class StatusReader: ChannelInboundHandler {
    typealias InboundIn = HTTPClientResponsePart
    private let answer: EventLoopPromise<Int>

    init(_ answer: EventLoopPromise<Int>) { self.answer = answer }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if case .head(let head) = unwrapInboundIn(data) { answer.succeed(Int(head.status.code)) }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) {
        answer.fail(ChannelError.eof)
    }
}
