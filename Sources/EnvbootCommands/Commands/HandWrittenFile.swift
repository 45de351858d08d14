import HandWrittenMakefiles
import Diagnostics
import ArgumentParser
import Escaping
import Files
import Foundation
import Makefiles
import Terminal

/// `rollback --makefile`: a Makefile that envboot did not write.
struct HandWrittenFile {
    enum Task { case serial, undo, status }

    let path: String
    let context: Context
    let reason: String?
    let isDryRun: Bool

    private var store: RollbackStore { RollbackStore(makefile: path) }
    private var record: String { store.path(beside: path) }

    func run(_ task: Task) throws {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Diagnostic("Makefile \(printable(path)) not found or not readable")
        }
        switch task {
        case .serial: try makeSerial(read(Array(data)))
        case .undo: try undo(Array(data))
        case .status: try showStatus(Array(data))
        }
    }

    private func read(_ bytes: [UInt8]) -> HandWrittenMakefile {
        let folder = SplitPath(path).directory
        return HandWrittenMakefile(
            bytes, included: IncludedMakefiles(of: bytes, in: folder), version: GinkgoVersion(requiredIn: folder))
    }

    private func makeSerial(_ makefile: HandWrittenMakefile) throws {
        let isChanged = !makefile.processFlags.isEmpty && !isDryRun
        if isChanged {
            let today = Date.now.formatted(.iso8601.year().month().day())
            try store.makeSerial(makefile, since: today, reason: reason ?? "")
        }
        let report = RollbackReport(
            path: path, makefile: makefile, record: isChanged ? record : nil, isDryRun: isDryRun)
        if context.options.isJSON {
            try context.print(json: report)
        } else {
            for line in report.lines + report.reviewLines { say(line) }
        }
        if !makefile.review.isEmpty { throw ExitCode(Status.differs) }
    }

    private func undo(_ bytes: [UInt8]) throws {
        if try store.entries().isEmpty { throw noRecord }
        let result = try store.undo(bytes, isDryRun: isDryRun)
        if context.options.isJSON {
            try context.print(json: UndoReport(path: path, result, isDryRun: isDryRun))
        } else {
            for flag in result.undone { say("\(path):\(flag.line): restored \(flag.old)") }
            if result.undone.isEmpty, result.notUndone.isEmpty { say("nothing to do: \(path) is already restored") }
        }
        guard !result.notUndone.isEmpty else { return }
        let lines = result.notUndone.map { "\(path): \($0.old), formerly on line \($0.line), has been edited since" }
        throw Diagnostic(
            lines.joined(separator: "\n"), hint: "everything else is restored; restore these by hand")
    }

    private func showStatus(_ bytes: [UInt8]) throws {
        let standing = try store.standing(in: bytes)
        if context.options.isJSON {
            let lines = standing.flatMap { entry, flags in
                flags.map {
                    Line(line: $0.line, flag: $0.old, since: entry.since, reason: entry.reason)
                }
            }
            return try context.print(json: lines)
        }
        if standing.isEmpty {
            say(noRecord.message)
            return say("hint: \(noRecord.hint ?? "")")
        }
        let rows = standing.flatMap { entry, flags in
            flags.map { ["\(path):\($0.line)", $0.old, entry.since, entry.reason] }
        }
        if rows.isEmpty { return say("nothing is serial: \(path) is as it was") }
        context.output.write(Table(header: ["PLACE", "WAS", "SINCE", "WHY"], rows: rows).text(for: context.output))
    }

    /// The Makefile was never changed, or it was changed in another clone.
    private var noRecord: Diagnostic {
        let add = "git add -f \(printable(shellWord(record)))"
        return Diagnostic(
            "no record of a rollback of \(printable(path)): \(printable(record)) not found",
            hint: "if it was rolled back in another clone, commit that file there (\(add)), "
                + "or revert the commit that changed \(printable(path))")
    }

    private struct Line: Encodable {
        var line: Int
        var flag: String
        var since: String
        var reason: String
    }

    private func say(_ line: String) { context.output.write(line: line) }
}

extension GinkgoVersion {
    /// The version required by the nearest `go.mod`, from a folder upwards.
    fileprivate init?(requiredIn folder: String) {
        var folder = URL(fileURLWithPath: folder.isEmpty ? "." : folder).standardizedFileURL
        while true {
            if let data = FileManager.default.contents(atPath: folder.appending(path: "go.mod").path) {
                self.init(goMod: String(decoding: data, as: UTF8.self))
                return
            }
            let parent = folder.deletingLastPathComponent()
            if parent.path == folder.path { return nil }
            folder = parent
        }
    }
}
