import ArgumentParser
import Foundation
import Makefiles
import Terminal

/// `rollback --makefile`: a Makefile that envboot did not write.
struct ForeignFile {
    enum Task { case serial, undo, status }

    let path: String
    let context: Context
    let reason: String?
    let isDryRun: Bool

    private var store: RollbackStore { RollbackStore(makefile: path) }

    func run(_ task: Task) throws {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw MakefileError("there is no Makefile at \(path), or it cannot be read")
        }
        switch task {
        case .serial: try makeSerial(ForeignMakefile(Array(data)))
        case .undo: try undo(Array(data))
        case .status: try showStatus()
        }
    }

    private func makeSerial(_ makefile: ForeignMakefile) throws {
        if makefile.processFlags.isEmpty { return say("nothing to do: no flag of ginkgo's asks for several processes") }
        for flag in makefile.processFlags { say("\(path):\(flag.line): \(flag.old) -> \(flag.new)") }
        if isDryRun { return }
        let today = Date.now.formatted(.iso8601.year().month().day())
        try store.makeSerial(makefile, since: today, reason: reason ?? "")
    }

    private func undo(_ bytes: [UInt8]) throws {
        guard try !store.entries().isEmpty else { return say("nothing to do: nothing of \(path) was changed") }
        let (restored, notUndone) = try store.undo(bytes, isDryRun: isDryRun)
        for flag in ForeignMakefile(restored).processFlags { say("\(path):\(flag.line): \(flag.old) is back") }
        guard !notUndone.isEmpty else { return }
        let lines = notUndone.map { "\(path): \($0.old), once on line \($0.line), was edited since" }
        throw MakefileError(
            lines.joined(separator: "\n"), hint: "everything else is as it was; bring these back by hand")
    }

    private func showStatus() throws {
        let entries = try store.entries()
        if context.options.isJSON {
            let lines = entries.flatMap { entry in
                entry.rollback.flags.map {
                    Line(line: $0.line, flag: $0.old, since: entry.since, reason: entry.reason)
                }
            }
            return try context.print(json: lines)
        }
        if entries.isEmpty { return say("nothing is serial") }
        let rows = entries.flatMap { entry in
            entry.rollback.flags.map { ["\(path):\($0.line)", $0.old, entry.since, entry.reason] }
        }
        context.output.write(Table(header: ["PLACE", "WAS", "SINCE", "WHY"], rows: rows).text(for: context.output))
    }

    private struct Line: Encodable {
        var line: Int
        var flag: String
        var since: String
        var reason: String
    }

    private func say(_ line: String) { context.output.write(line: line) }
}
