import Diagnostics
import ArgumentParser
import Cluster
import ContainerTools
import Diagnosis
import Escaping
import Files
import Foundation
import Makefiles
import Onboarding
import Profile
import Programs
import Redaction
import Reports
import Terminal

/// A failure that was shown to the user; only the exit status is left to give.
struct ReportedFailure: Error {
    let status: Int32
}

/// The exit statuses, from BSD's sysexits.h where it has one.
enum Status {
    static let failed: Int32 = 1
    static let differs: Int32 = 3
    static let usage: Int32 = 64
    static let unavailable: Int32 = 69
    static let heldByOthers: Int32 = 75
    static let wrongProfile: Int32 = 78
    static let interrupted: Int32 = 130
}

extension Context {
    /// Shows an error with what to do about it.
    func report(_ error: any Error) -> ReportedFailure {
        switch error {
        case let errors as ProfileErrors:
            self.errors.write(errors.diagnostics.text(for: self.errors))
            return ReportedFailure(status: Status.wrongProfile)
        case let diagnostic as Diagnostic:
            return show("\(diagnostic)", diagnostic.subject == .profile ? Status.wrongProfile : Status.failed)
        case let run as FailedRun:
            return report(run)
        case let obstacle as Obstacle:
            if case .missingImage = obstacle { return show("\(obstacle)", Status.failed) }
            return show("\(obstacle)", Status.heldByOthers)
        case is ChecksFailed:
            return show("\(error)", Status.unavailable)
        case let error as FilesExist:
            let files = error.paths.map(printable).joined(separator: ", ")
            return show("\(files): there already, and nothing is overwritten", Status.failed)
        case is LockedOut:
            return show("\(error)", Status.heldByOthers)
        case let error as ProgramError:
            return show(explain(error), status(of: error))
        case let failure as StepFailure where failure.cause is CancellationError:
            return interrupted()
        case is CancellationError:
            return interrupted()
        case is ValidationError:
            errors.write(line: "Error: \(error)")
            return ReportedFailure(status: Status.usage)
        case let error as CocoaError:
            let path = error.filePath.map { $0 + ": " } ?? ""
            return show(printable(path + error.localizedDescription), Status.failed)
        default:
            return show("\(error)", Status.failed)
        }
    }

    private func report(_ run: FailedRun) -> ReportedFailure {
        let failure = run.error as? StepFailure
        let cause = failure?.cause ?? run.error
        let program = cause as? ProgramError
        var text = (failure.map { "\($0.step.title): " } ?? "") + (program.map(explain) ?? Redaction()("\(cause)"))
        if !run.pods.isEmpty { text += "\nits pods:\n" + indented(run.pods) }
        if let cause = run.likelyCause {
            text += "\nlikely cause: \(printable(cause.sentence))" + (cause.hint.map { "\nhint: \($0)" } ?? "")
        }
        if let diagnostics = run.diagnostics { text += "\nmore: \(printable(diagnostics))" }
        if let reason = run.missingDiagnostics { text += "\nno diagnostics were written: \(reason)" }
        return show(text, program.map(status(of:)) ?? Status.failed)
    }

    private func interrupted() -> ReportedFailure {
        errors.write("interrupted; the next envboot up continues from here\n")
        return ReportedFailure(status: Status.interrupted)
    }

    private func explain(_ error: ProgramError) -> String {
        var text = "\(error)\ncommand: \(error.command.shellText)"
        if !error.output.isEmpty { text += "\n" + indented(withoutRepeats(error.shownOutput)) }
        if let hint = hint(for: error) { text += "\nhint: \(hint)" }
        return text
    }

    private func hint(for error: ProgramError) -> String? {
        if let remedy = error.remedy {
            if case .notFound = error { return remedy }
            return remedy + "; envboot doctor checks Docker and the programs"
        }
        if error.output.contains("failed to pull image") || error.output.contains("failed to ensure nodes") {
            return
                "the node image cannot be pulled: name one that this machine has as cluster.image, or in ENVBOOT_NODE_IMAGE"
        }
        return nil
    }

    private func status(of error: ProgramError) -> Int32 {
        error.isOfMachine ? Status.unavailable : Status.failed
    }

    private func show(_ text: String, _ status: Int32) -> ReportedFailure {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { printable(withoutEscapeSequences(String($0))) }
        errors.write(errors.style.red("error:") + " " + lines.joined(separator: "\n") + "\n")
        return ReportedFailure(status: status)
    }

    /// docker says once for each name that it cannot be reached.
    private func withoutRepeats(_ text: String) -> String {
        var seen: Set<Substring> = []
        return text.split(separator: "\n").filter { seen.insert($0).inserted }.joined(separator: "\n")
    }

    private func indented(_ text: String) -> String {
        text.split(separator: "\n").map { "  | \($0)" }.joined(separator: "\n")
    }
}

extension [Diagnostic] {
    /// All of them, one after the other, in the screen's style.
    func text(for screen: Screen) -> String { map { $0.text(for: screen) }.joined() }
}
