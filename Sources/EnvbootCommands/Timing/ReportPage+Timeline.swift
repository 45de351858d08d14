import Cluster
import ContainerTools
import Diagnosis
import Presentation
import Terminal

extension ReportPage {
    /// The page of a run's steps: those that ran side by side are below one another.
    init(_ timeline: Timeline, title: String, until end: Duration) {
        let critical = Set(timeline.criticalPath.map(\.entry))
        let charts = [
            Chart(
                title: "\(title), \(Terminal.duration(end))", facts: [], duration: end.seconds,
                lanes: rows(
                    Array(timeline.entries.enumerated()), start: \.element.start, end: \.element.end
                ).enumerated().map { index, row in
                    Lane(
                        name: "steps \(index + 1)",
                        bars: row.map { Bar($0.element, isCritical: critical.contains($0.offset)) })
                })
        ]
        self.init(title: title, charts: charts, tables: [Self.table(of: timeline, critical)])
    }

    private static func table(of timeline: Timeline, _ critical: Set<Int>) -> Section {
        let rows = timeline.entries.enumerated().map { index, entry -> [Section.Cell] in
            let name = Section.Cell(text: entry.title, state: entry.error == nil ? nil : .bad)
            return [name]
                + [Section.Cell](
                    Terminal.duration(entry.start), Terminal.duration(entry.duration), entry.waitedFor ?? "",
                    critical.contains(index) ? "yes" : "")
        }
        return Section(
            "Steps", ["STEP", "START", "TIME", "WAITED FOR", "ON THE CRITICAL PATH"], numeric: [1, 2], rows: rows)
    }
}

extension ReportPage.Bar {
    fileprivate init(_ entry: Timeline.Entry, isCritical: Bool) {
        let waited = entry.waitedFor.map { "waited for \($0)" }
        self.init(
            name: entry.title, start: entry.start.seconds, end: entry.end.seconds,
            state: entry.error == nil ? "done" : "failed", message: entry.error ?? entry.reason,
            details: [waited, isCritical ? "on the critical path" : nil].compactMap(\.self).joined(separator: "; "))
    }
}
