import Cluster

/// What was collected on request.
package struct CollectedLogs: Sendable {
    /// The folder with it.
    package let folder: String
    /// Why what is missing is, by the path within the folder.
    package let missing: [String: String]
    /// Why what is not ready most likely is not; nil where that is not known.
    package let likelyCause: Cause?
    /// Whether Docker has nodes of the cluster; nil where it does not tell.
    package let hasNodes: Bool?
}

extension Environment {
    /// Collects what tells how the environment is, within half a minute; what does not answer is left out.
    ///
    /// - Throws: where the folder cannot be made.
    package func collectLogs() async throws -> CollectedLogs {
        let report = try await DiagnosticsBundle(environment: self).collect()
        return CollectedLogs(
            folder: report.folder, missing: report.missing, likelyCause: report.likelyCause, hasNodes: report.hasNodes)
    }
}
