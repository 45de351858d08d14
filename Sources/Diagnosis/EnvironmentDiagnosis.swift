import Cluster
import ContainerTools
import Programs

/// Checks the machine before an environment changes, and explains why a change failed.
struct EnvironmentDiagnosis: Diagnosing {
    /// Runs `body` with the environment. If it fails, collects diagnostics.
    ///
    /// - Throws: ``FailedRun`` if a step or a program failed; other errors, which say all there is to say, as they are.
    func explaining<Result: Sendable>(
        _ environment: Environment, _ body: (Environment) async throws -> Result
    ) async throws -> Result {
        let log = RunLog()
        let logged = Environment(
            environment.desired, runner: log.noting(environment.runner), folder: environment.folder,
            events: log.noting(environment.events), diagnosis: self)
        do {
            return try await body(logged)
        } catch  where Self.isUnexplained(error) {
            var run = FailedRun(error: error)
            do {
                let report = try await DiagnosticsBundle(environment: environment).collect(after: error, log)
                (run.diagnostics, run.likelyCause, run.pods) = (report.folder, report.likelyCause, report.pods)
            } catch {
                run.missingDiagnostics = "\(error)"
            }
            await environment.removeUnmadeCluster(error)
            throw run
        }
    }

    /// Somebody who ended the run knows why it ended.
    private static func isUnexplained(_ error: any Error) -> Bool {
        if Task.isCancelled { return false }
        if let failure = error as? StepFailure { return !(failure.cause is CancellationError) }
        return error is ProgramError || error is NotConverged
    }
}

extension Environment {
    /// - Parameters:
    ///   - desired: what the profile asks for.
    ///   - runner: starts the programs.
    ///   - folder: where locks and marks are kept.
    ///   - events: told what happens.
    package init(_ desired: Desired, runner: Runner, folder: StateFolder, events: @escaping EventHandler = { _ in }) {
        self.init(desired, runner: runner, folder: folder, events: events, diagnosis: EnvironmentDiagnosis())
    }

    /// Removes the nodes of a creation that failed, which are kept until it is known why. Where that fails too, the
    /// mark stays, and the next run recreates the cluster.
    fileprivate func removeUnmadeCluster(_ error: any Error) async {
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
