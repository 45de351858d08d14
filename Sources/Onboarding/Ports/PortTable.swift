import Escaping
import Profile

/// Every port of several profiles, for people: a row for each way to a service.
package struct PortTable: Sendable {
    /// A way to a service, or a profile that has none.
    package struct Row: Sendable, Equatable, Encodable {
        /// The profile's name.
        package var profile: String
        /// The profile's file, as shown to the user.
        package var file: String
        /// The line that says how the service is reached, from 1; of a profile without any, its name's.
        package var line: Int
        /// The cluster's name.
        package var cluster: String
        /// The service's name.
        package var service: String?
        /// The service's port that is reached, by its name or else its number; nil for the main one.
        package var port: String?
        /// The port of the cluster's nodes.
        package var nodePort: Int?
        /// The one port of this machine.
        package var hostPort: Int?
        /// The first process's port and the last one's.
        package var firstProcessPort: Int?
        /// See ``firstProcessPort``.
        package var lastProcessPort: Int?
    }

    /// The rows, in the order of the profiles and of their services.
    package let rows: [Row]

    /// The table of these profiles.
    ///
    /// - Parameter mapped: additional ports mapped by their templates.
    package init(_ profiles: [Profile], mapped: [MappedPort] = []) {
        rows = profiles.flatMap { profile in
            let rows =
                profile.exposures.map { Row(profile, $0) }
                + mapped.filter { $0.profile == profile.file }.map { Row(profile, $0) }
            return rows.isEmpty ? [Row(profile)] : rows
        }
    }

    /// The table in Markdown, for a team's documents. It has no lines of files, which change with every edit.
    package var markdown: String {
        let head = ["Profile", "Cluster", "Service", "Node port", "Host port", "Processes"]
        let body = rows.map { row in
            [
                markdownCode(row.file), row.cluster, row.target ?? "", row.nodePort.map(String.init) ?? "",
                row.hostPort.map(String.init) ?? "", row.processes ?? "",
            ]
        }
        return ([head, head.map { _ in "---" }] + body).map { "| " + $0.joined(separator: " | ") + " |\n" }.joined()
    }
}

extension PortTable.Row {
    fileprivate init(_ profile: Profile) {
        self.init(
            profile: profile.name, file: profile.file, line: profile.line(of: "name"), cluster: profile.cluster.name)
    }

    fileprivate init(_ profile: Profile, _ exposure: Exposure) {
        self.init(profile)
        line = profile.line(of: exposure.key)
        (service, port) = (exposure.service, exposure.port)
        (nodePort, hostPort) = (exposure.nodePort, exposure.hostPort)
        (firstProcessPort, lastProcessPort) = (exposure.processes?.lowerBound, exposure.processes?.upperBound)
    }

    fileprivate init(_ profile: Profile, _ mapped: MappedPort) {
        self.init(profile)
        line = profile.clusterLine
        (nodePort, hostPort) = (mapped.nodePort, mapped.hostPort)
    }

    /// The service, and its port where that is not the main one, such as `api/metrics`.
    package var target: String? { service.map { $0 + (port.map { "/" + $0 } ?? "") } }

    /// The processes' ports, such as `8081-8096`.
    package var processes: String? {
        guard let firstProcessPort, let lastProcessPort else { return nil }
        return "\(firstProcessPort)-\(lastProcessPort)"
    }
}
