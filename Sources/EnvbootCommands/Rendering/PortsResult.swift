import Onboarding
import Profile
import Terminal

/// What `ports` prints as JSON; docs/output.md has the shape.
struct PortsResult: Encodable {
    struct Collision: Encodable {
        var file: String
        var line: Int
        var otherFile: String
        var otherLine: Int
        var message: String
        var hint: String?

        init(_ collision: PortCollision, among profiles: [Profile], mapped: [MappedPort]) {
            file = collision.second.file
            line = collision.second.line
            otherFile = collision.first.file
            otherLine = collision.first.line
            message = collision.message
            hint = collision.hint(among: profiles, mapped: mapped)
        }
    }

    var ports: [PortTable.Row]
    var collisions: [Collision]
}

extension PortTable {
    /// The table for a terminal.
    func text(for screen: Screen) -> String {
        let cells = rows.map { row in
            [
                row.profile, row.cluster, row.target ?? "-", row.nodePort.map(String.init) ?? "-",
                row.hostPort.map(String.init) ?? "-", row.processes ?? "-", "\(row.file):\(row.line)",
            ]
        }
        let header = ["PROFILE", "CLUSTER", "SERVICE", "NODE PORT", "HOST PORT", "PROCESSES", "PLACE"]
        return Table(header: header, rows: cells).text(for: screen)
    }
}
