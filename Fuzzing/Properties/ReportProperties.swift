import Diagnostics
import Reports

/// A report is rejected with a reason, or each of its runs can be analyzed and equals itself. Any two reports can be
/// compared and shown; a report that was read equals itself then too.
struct ReportProperties {
    let bytes: [UInt8]

    /// The separator of two reports in one input.
    static let separator: UInt8 = 0x1E

    var violations: [String] {
        var violations: [String] = []
        let texts = bytes.split(separator: Self.separator, maxSplits: 1, omittingEmptySubsequences: false)
        let reports = texts.compactMap { read(Array($0), &violations) }
        for report in reports {
            violations += report.flatMap(self.violations)
            violations += ComparisonProperties(report, report).violationsOfItself
            // Unrelated suites.
            violations += ComparisonProperties(Array(report.prefix(1)), Array(report.dropFirst().prefix(1))).violations
        }
        if let first = reports.first, let second = reports.dropFirst().first {
            violations += ComparisonProperties(first, second).violations
            violations += ComparisonProperties(second, first).violations
        }
        return violations
    }

    private func read(_ text: [UInt8], _ violations: inout [String]) -> [SuiteRun]? {
        do {
            return try ReportReader.runs(in: text, of: "r.json")
        } catch let error as Diagnostic {
            let isExplained = !error.message.isEmpty && error.hint != nil && error.message.utf8.count < 1000
            if !isExplained { violations.append("it is refused without a reason") }
        } catch {
            violations.append("an error without a file: \(error)")
        }
        return nil
    }

    private func violations(of run: SuiteRun) -> [String] {
        let comparison = Comparison(run, run)
        var violations: [String] = []
        if !comparison.newFailures.isEmpty || !comparison.oldFailures.isEmpty || !comparison.onlyInRun.isEmpty {
            violations.append("a run is not like itself")
        }
        let identities = Set(run.specs.map(\.identity))
        if identities.count != run.specs.count { violations.append("two specs are one") }
        let limits = comparison.limits
        let first = comparison.startFirst
        let predictions = [1, 2, 16].compactMap { comparison.prediction?.seconds(procs: $0) }
        let times = predictions + [limits.floor, first.before, first.after]
        if !times.allSatisfy({ $0.isFinite && $0 >= 0 }) { violations.append("a time is none") }
        if first.after > first.before { violations.append("to start specs first takes longer") }
        if limits.lanes.count < min(run.procs, Lane.maxIdleLanes) { violations.append("a process has no lane") }
        return violations
    }
}
