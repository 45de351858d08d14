import ContainerTools
import Programs

/// A node port that another service holds.
struct TakenNodePort: Error, CustomStringConvertible {
    let port: Int
    let holders: [ObjectKey]

    var description: String {
        """
        node port \(port) is held by \(holders.map(\.description).joined(separator: ", "))
        hint: choose another nodePort in the profile, or remove that service
        """
    }

    /// - Returns: nil where that is not why kubectl failed, or where nobody holds the port any more.
    init?(_ error: ProgramError, _ kubectl: Kubectl) async {
        guard
            let match = error.output.firstMatch(
                of: /nodePort: Invalid value: (\d+): provided port is already allocated/),
            let port = Int(match.1), let services = try? await kubectl.services()
        else { return nil }
        let holders = services.filter { service in
            (service["spec", "ports"]?.array ?? []).contains { $0["nodePort"]?.int == port }
        }.compactMap { ObjectKey($0) }
        if holders.isEmpty { return nil }
        self.port = port
        self.holders = holders
    }
}
