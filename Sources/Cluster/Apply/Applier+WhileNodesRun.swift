import Foundation

extension Applier {
    /// Waits for what a cluster does, and no longer than its nodes run: kubectl would wait out its time for the answer
    /// of a machine that is no more.
    func whileNodesRun(
        timeout: Duration, _ body: @escaping @Sendable () async throws -> Void
    ) async throws {
        let start = Date.now
        try await withBackgroundTask(
            by: {
                // Most waits are over by then, and need no second program.
                try await Task.sleep(for: .seconds(10))
                guard
                    let node = try await docker.firstToStop(of: desired.cluster, since: start, timeout: timeout)
                else { return }
                throw StoppedNode(name: node)
            }, body)
    }
}

/// A node that stopped while the cluster was waited for.
struct StoppedNode: Error, CustomStringConvertible {
    let name: String
    var description: String {
        "the node \(name) stopped in the meantime\nhint: once Docker runs, envboot up starts it again"
    }
}
