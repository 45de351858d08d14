import Files
import Programs

/// A run that failed, with what explains it.
package struct FailedRun: Error {
    /// Why it failed: a ``StepFailure`` where a step did.
    package let error: any Error
    /// The folder with what explains the failure; nil where none could be made.
    package var diagnostics: String?
    /// Why none could be made; nil if it was.
    package var missingDiagnostics: String?
    /// Why it most likely failed; nil if that is not known.
    package var likelyCause: Cause?
    /// What the pods of the service that failed tell; empty where it is about no service.
    package var pods = ""
}
