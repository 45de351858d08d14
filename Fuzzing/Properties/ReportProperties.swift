import Reports

/// A report is refused with a reason, or each of its runs can be compared, and is like itself.
struct ReportProperties {
    let bytes: [UInt8]

    var violations: [String] {
        do {
            return try ReportReader.runs(in: bytes, of: "r.json").flatMap(violations)
        } catch let error as ReportError {
            let isExplained = !error.message.isEmpty && !error.hint.isEmpty && error.message.utf8.count < 1000
            return isExplained ? [] : ["it is refused without a reason"]
        } catch {
            return ["an error without a file: \(error)"]
        }
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
        let times =
            [1, 2, 16].map { comparison.prediction.seconds(procs: $0) } + [limits.floor, first.before, first.after]
        if !times.allSatisfy({ $0.isFinite && $0 >= 0 }) { violations.append("a time is none") }
        if first.after > first.before { violations.append("to start specs first takes longer") }
        if limits.lanes.count < run.procs { violations.append("a process has no lane") }
        return violations
    }
}
