@preconcurrency import Dispatch
import Foundation
import Programs
import Synchronization
import Terminal

/// Exits immediately on a second signal, or when the orderly exit after the first one takes
/// too long.
///
/// It runs on separate threads, and so even while all of Swift's are busy with work that does not notice that it was
/// cancelled.
final class ForcedExit: Sendable {
    /// The maximum duration of an orderly exit.
    private static let gracePeriod = DispatchTimeInterval.seconds(10)
    /// The time within which further signals are ignored. They belong to the same request: `timeout`, for example,
    /// signals its command and then the whole process group.
    private static let moment = DispatchTimeInterval.milliseconds(500)

    private let queue = DispatchQueue(label: "envboot.forced-exit")
    private let screen: Screen
    /// When that time ends, in nanoseconds of system uptime; 0 before the first signal.
    private let momentEnd = Atomic<UInt64>(0)

    /// - Parameter screen: where to show how to exit immediately.
    init(screen: Screen) {
        self.screen = screen
    }

    /// Watches for signals. The caller must trap them too, to start the orderly exit.
    func watch(for signals: [Int32]) {
        for signal in signals {
            let source = DispatchSource.makeSignalSource(signal: signal, queue: queue)
            // The handler retains the source.
            source.setEventHandler { [self] in
                withExtendedLifetime(source) { receive(signal) }
            }
            source.resume()
        }
    }

    private func receive(_ signal: Int32) {
        let now = DispatchTime.now()
        let end = now + Self.moment
        let (isFirst, momentEnd) = momentEnd.compareExchange(
            expected: 0, desired: end.uptimeNanoseconds, ordering: .relaxed)
        guard isFirst else {
            if now.uptimeNanoseconds > momentEnd { exitNow(after: signal) }
            return
        }
        queue.asyncAfter(deadline: now + Self.gracePeriod) { [self] in exitNow(after: signal) }
        guard signal == SIGINT else { return }
        // On another queue, since a terminal that accepts no output would block this one.
        DispatchQueue.global().asyncAfter(deadline: end) { [self] in
            screen.write("interrupted: stopping; press Ctrl-C again to exit immediately\n")
        }
    }

    /// Programs with a watchdog are left to it.
    private func exitNow(after signal: Int32) -> Never {
        RunMark.ofThisProcess.killPrograms()
        restoreTerminal()
        _exit(128 + signal)
    }
}
