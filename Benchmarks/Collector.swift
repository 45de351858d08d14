import Foundation
import Programs

/// Takes what is measured, and says so as it goes.
actor Collector {
    private(set) var measurements: [Measurement] = []
    private(set) var missed: [MissedMeasurement] = []

    func record(_ item: Case, _ contestant: Contestant, round: Int, _ value: Double) {
        measurements.append(Measurement(item, contestant, round: round, value))
        say(item, contestant, round, amount(value, item.unit))
    }

    /// Notes why something could not be measured.
    func miss(_ item: Case, _ contestant: Contestant, round: Int, _ error: any Error) {
        let reason = explanation(of: error)
        missed.append(MissedMeasurement(case: item, contestant: contestant, round: round, reason: reason))
        say(item, contestant, round, "FAILED: \(reason)")
    }

    private func say(_ item: Case, _ contestant: Contestant, _ round: Int, _ text: String) {
        let columns = [item.rawValue.padded(to: 24), contestant.rawValue.padded(to: 10), "round \(round)  ", text]
        FileHandle.standardOutput.write(Data((columns.joined() + "\n").utf8))
    }
}

/// An error with the command that it is about, and the end of what that said.
func explanation(of error: any Error) -> String {
    guard let error = error as? ProgramError else { return "\(error)" }
    return ["\(error)", error.command.shellText, error.output].joined(separator: "\n").replacing("\n", with: "\n  ")
}

/// A value with its unit, in three digits or so.
func amount(_ value: Double, _ unit: Unit) -> String {
    switch unit {
    case .megabytes: String(format: "%.0f MB", value)
    case .seconds where value < 1: String(format: "%.0f ms", value * 1000)
    case .seconds: String(format: value < 10 ? "%.2f s" : "%.1f s", value)
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String { padding(toLength: width, withPad: " ", startingAt: 0) }
}
