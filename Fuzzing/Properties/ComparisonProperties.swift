import Foundation
import Presentation
import Reports
import Terminal

/// Two reports can be compared, and the result can be shown as text, JSON, Markdown and a page, by `compare`,
/// `runs` and `tune`. No criterion holds for runs that are not comparable.
struct ComparisonProperties {
    let baseline: [SuiteRun]
    let run: [SuiteRun]

    init(_ baseline: [SuiteRun], _ run: [SuiteRun]) {
        self.baseline = baseline
        self.run = run
    }

    var violations: [String] {
        let compared = compared
        return renderings(of: compared) + verdicts(of: compared) + tuning
    }

    /// Also checks a report compared with itself.
    var violationsOfItself: [String] {
        let compared = compared
        let isLikeItself =
            compared.newFailures.isEmpty && compared.onlyInBaseline.isEmpty && compared.onlyInRun.isEmpty
        return violations + (isLikeItself ? [] : ["a report is not like itself"])
    }

    private var compared: ComparedReports {
        let name = { (run: SuiteRun) in ComparedRuns.Named(name: "r.json", run: run) }
        return ComparedReports(
            baseline.map(name), run.map(name), directory: "/src", target: 60, terminating: ["orders"])
    }

    private func renderings(of compared: ComparedReports) -> [String] {
        let sections = compared.sections
        let screen = Screen.standardOutput(environment: [:])
        let texts = sections.flatMap { [$0.text(for: screen), $0.markdown] }
        var row = KeptRunRow("e2e", "r", time: "20261121T100000Z", processes: 4, revision: "")
        row.take(run)
        do {
            _ = try JSONEncoder().encode(ReportsResult(compared))
            _ = try JSONEncoder().encode(row)
            let page = try ReportPage(compared, tables: sections).html()
            let isWhole = page.contains("</html>") && texts.allSatisfy { $0.hasSuffix("\n") } && row.cells.count == 9
            return isWhole ? [] : ["something is not shown whole"]
        } catch {
            return ["it cannot be written: \(error)"]
        }
    }

    private func verdicts(of compared: ComparedReports) -> [String] {
        let isWrong = compared.suites.contains { suite in
            !suite.comparison.comparability.isComparable
                && suite.criteria.contains { ["no new failure", "faster"].contains($0.name) && $0.verdict == .holds }
        }
        let counted = RunCounts(run).failed
        let listed = run.reduce(0) { $0 + $1.failures.count }
        return (isWrong ? ["a verdict on runs that cannot be compared"] : [])
            + (counted == listed ? [] : ["failures are counted otherwise than listed"])
    }

    private var tuning: [String] {
        var tuning = Tuning([1, 2])
        tuning.add(baseline, processes: 1)
        tuning.add(run, processes: 2)
        _ = (tuning.next, tuning.section.markdown)
        let isKnown = baseline.contains { $0.incompleteness() == nil }
        return tuning.recommended != nil && !isKnown && !baseline.isEmpty ? ["a number out of nothing"] : []
    }
}
