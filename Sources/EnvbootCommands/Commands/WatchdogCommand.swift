import ArgumentParser
import Foundation
import Programs

/// What envboot starts beside itself; not for users.
struct WatchdogCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "watchdog", shouldDisplay: false)

    /// Starts this same program as the watchdog; nil where the system does not tell where it is.
    static var command: Command? {
        Bundle.main.executablePath.map { Command($0, ["watchdog"], timeout: .seconds(86400)) }
    }

    func run() { Watchdog.serve() }
}
