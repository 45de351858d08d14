import ContainerTools
import Foundation

/// By which addresses pods find the API server (the Endpoints `kubernetes`). Where Docker gave its node another one, as it can
/// when it starts, the one before stays for as long as the lease on it in etcd, 15 s: until then, every other request of a
/// pod goes to whatever has that address now.
package struct APIServerAddress {
    package let kubectl: Kubectl

    /// Longer than after a start, nothing of it is left.
    private static let lifetime: TimeInterval = 60

    /// Whether an address is left that none of the control plane's nodes has. Only after a start of theirs anything is asked.
    package func isStale(_ nodes: [Observed.NodeContainer], now: Date = .now) async -> Bool {
        let planes = nodes.filter { $0.role == "control-plane" && !$0.addresses.isEmpty }
        guard planes.contains(where: { $0.restart.map { now.timeIntervalSince($0) < Self.lifetime } ?? false }),
            let addresses = try? await kubectl.apiServerAddresses()
        else { return false }
        return !addresses.isSubset(of: planes.reduce(into: []) { $0.formUnion($1.addresses) })
    }

    /// Waits until no such address is left, or as long as one can be.
    package func settle(_ nodes: [Observed.NodeContainer]) async throws {
        while await isStale(nodes) { try await Task.sleep(for: .milliseconds(250)) }
    }
}
