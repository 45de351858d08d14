/// What was collected on request.
public struct CollectedLogs: Sendable {
    /// The folder with it.
    public let folder: String
    /// Why what is missing is, by the path within the folder.
    public let missing: [String: String]
    /// Why what is not ready most likely is not; nil where that is not known.
    public let likelyCause: Cause?
    /// Whether Docker has nodes of the cluster; nil where it does not tell.
    public let hasNodes: Bool?
}

extension Environment {
    /// Collects what tells how the environment is, within half a minute; what does not answer is left out.
    ///
    /// - Throws: where the folder cannot be made.
    public func collectLogs() async throws -> CollectedLogs {
        let report = try await DiagnosticsBundle(environment: self).collect()
        return CollectedLogs(
            folder: report.folder, missing: report.missing, likelyCause: report.likelyCause, hasNodes: report.hasNodes)
    }
}
