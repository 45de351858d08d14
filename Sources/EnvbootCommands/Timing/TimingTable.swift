import Cluster
import ContainerTools
import Diagnosis
import Escaping
import Terminal

/// The steps of a run with their times, and below them what decided how long it took.
struct TimingTable {
    let timeline: Timeline

    func text(for screen: Screen) -> String {
        let critical = Set(timeline.criticalPath.map(\.entry))
        let rows = timeline.entries.enumerated().map { index, entry in
            [
                critical.contains(index) ? "*" : "", (entry.error == nil ? "" : "not done: ") + entry.title,
                duration(entry.start), duration(entry.duration), entry.waitedFor ?? "",
            ]
        }
        let table = Table(header: ["", "STEP", "START", "TIME", "WAITED FOR"], rows: rows)
        return "\n" + table.text(for: screen) + criticalPath + "\n"
    }

    private var criticalPath: String {
        let path = timeline.criticalPath
        let total = path.reduce(.zero) { $0 + $1.duration }
        let parts = path.map { "\(timeline.entries[$0.entry].step) \(duration($0.duration))" }
        return "* critical path, \(duration(total)): \(printable(parts.joined(separator: " > ")))\n"
    }
}
