import HandWrittenMakefiles
import Escaping
import Makefiles

/// The result of `rollback --serial` for a hand-written Makefile.
struct RollbackReport: Encodable {
    let makefile: String
    let dryRun: Bool
    let changed: [Change]
    let review: [ReviewLine]
    /// The file that `--undo` needs; nil if nothing was changed.
    let record: String?

    struct Change: Encodable {
        var line: Int
        var column: Int
        var old: String
        var new: String
    }

    init(path: String, makefile: HandWrittenMakefile, record: String?, isDryRun: Bool) {
        self.makefile = path
        self.record = record
        dryRun = isDryRun
        changed = makefile.processFlags.map { Change(line: $0.line, column: $0.column, old: $0.old, new: $0.new) }
        review = makefile.review
    }

    /// The result.
    var lines: [String] {
        if changed.isEmpty, review.isEmpty {
            return ["nothing to do: no ginkgo process flag in \(makefile) runs specs in parallel"]
        }
        let changes = changed.map { "\(makefile):\($0.line): \($0.old) -> \($0.new)" }
        return changes
            + (record.map { ["to let others undo it, commit \($0) with \(makefile): git add -f \(shellWord($0))"] }
                ?? [])
    }

    /// The lines for the user to review.
    var reviewLines: [String] {
        if review.isEmpty { return [] }
        let count = review.count == 1 ? "this line" : "these \(review.count) lines"
        return ["review \(count), which may still run a suite in parallel:"]
            + review.map { "\($0.file ?? makefile):\($0.line): \(why($0)): \($0.text)" }
    }

    private func why(_ line: ReviewLine) -> String {
        switch line.reason {
        case .processFlag: "process flag not understood"
        case .processCount: "process count passed to \(line.program.flatMap { $0.isEmpty ? nil : $0 } ?? "a program")"
        case .included: "process flag in an included Makefile, not changed"
        case .notRead: "included Makefile not read"
        }
    }
}

/// The result of `rollback --undo` for such a Makefile.
struct UndoReport: Encodable {
    let makefile: String
    let dryRun: Bool
    let restored: [Flag]
    let notRestored: [Flag]

    struct Flag: Encodable {
        var line: Int
        var flag: String
    }

    init(path: String, _ undone: HandWrittenRollback.Undone, isDryRun: Bool) {
        makefile = path
        dryRun = isDryRun
        restored = undone.undone.map { Flag(line: $0.line, flag: $0.old) }
        notRestored = undone.notUndone.map { Flag(line: $0.line, flag: $0.old) }
    }
}
