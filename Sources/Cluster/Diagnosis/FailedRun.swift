import Files
import Programs

/// A run that failed, with what explains it.
public struct FailedRun: Error {
    /// Why it failed: a ``StepFailure`` where a step did.
    public let error: any Error
    /// The folder with what explains the failure; nil where none could be made.
    public var diagnostics: String?
    /// Why none could be made; nil if it was.
    public var missingDiagnostics: String?
    /// Why it most likely failed; nil if that is not known.
    public var likelyCause: Cause?
    /// What the pods of the service that failed tell; empty where it is about no service.
    public var pods = ""
}

extension Environment {
    /// Runs `body` with this environment, and where it fails, collects what explains that.
    ///
    /// - Throws: ``FailedRun`` where a step or a program failed; other errors, which say all there is to say, as they
    ///   are.
    func explained<Result: Sendable>(_ body: (Environment) async throws -> Result) async throws -> Result {
        let log = RunLog()
        let noted = Environment(desired, runner: log.noting(runner), folder: folder, events: log.noting(events))
        do {
            return try await body(noted)
        } catch  where Self.isUnexplained(error) {
            var run = FailedRun(error: error)
            do {
                let report = try await DiagnosticsBundle(environment: self).collect(after: error, log)
                (run.diagnostics, run.likelyCause, run.pods) = (report.folder, report.likelyCause, report.pods)
            } catch {
                run.missingDiagnostics = "\(error)"
            }
            await removeUnmadeCluster(error)
            throw run
        }
    }

    /// Somebody who ended the run knows why it ended.
    private static func isUnexplained(_ error: any Error) -> Bool {
        if Task.isCancelled { return false }
        if let failure = error as? StepFailure { return !(failure.cause is CancellationError) }
        return error is ProgramError || error is NotConverged
    }

    /// Removes the nodes of a creation that failed, which are kept until it is known why. Where that fails too, the
    /// mark stays, and the next run recreates the cluster.
    private func removeUnmadeCluster(_ error: any Error) async {
        guard case .createCluster = (error as? StepFailure)?.step.action else { return }
        let mark = CreationMark(folder: folder, cluster: cluster)
        guard (try? mark.exists()) == true else { return }
        do {
            // The mark alone is no reason to remove anything.
            guard try await observe().cluster != .unmanaged else { return }
            try await Kind(runner: runner).delete(cluster, timeout: .seconds(60))
            try mark.clear()
        } catch {}
    }
}
