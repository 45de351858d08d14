@preconcurrency import Dispatch
import Foundation
import Programs
import Synchronization
import Terminal

/// Exits at once where a signal is not enough: at a second one, or when the orderly exit that the first one began takes
/// too long.
///
/// It runs on threads of its own, and so even while all of Swift's are busy with work that does not notice that it was
/// cancelled.
final class ForcedExit: Sendable {
    /// How long an orderly exit may take.
    private static let gracePeriod = DispatchTimeInterval.seconds(10)
    /// How long an orderly exit takes unnoticed. A signal that follows sooner is the same request: `timeout`, for one,
    /// signals its command and then the whole process group.
    private static let moment = DispatchTimeInterval.milliseconds(500)

    private let queue = DispatchQueue(label: "envboot.forced-exit")
    private let screen: Screen
    /// When an orderly exit is no longer unnoticed, in nanoseconds of the system's uptime; 0 before the first signal.
    private let momentEnd = Atomic<UInt64>(0)

    /// - Parameter screen: where to say how an orderly exit is cut short.
    init(screen: Screen) {
        self.screen = screen
    }

    /// Watches for signals, which something else has to trap as well to begin the orderly exit.
    func watch(for signals: [Int32]) {
        for signal in signals {
            let source = DispatchSource.makeSignalSource(signal: signal, queue: queue)
            // The handler keeps the source, which would end otherwise.
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
        // On another queue, since a terminal that takes nothing would block this one.
        DispatchQueue.global().asyncAfter(deadline: end) { [self] in
            screen.write("interrupted: stopping; press Ctrl-C again to exit at once\n")
        }
    }

    /// Programs that a watchdog guards are left to it.
    private func exitNow(after signal: Int32) -> Never {
        RunMark.ofThisProcess.killPrograms()
        restoreTerminal()
        _exit(128 + signal)
    }
}
