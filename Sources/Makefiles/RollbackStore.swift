import HandWrittenMakefiles
import Diagnostics
import Escaping
import Files
import Foundation

/// What `rollback` keeps of a Makefile that envboot did not write, to undo what it changed: a file in
/// `.envboot/rollback/` next to it, which is committed with the Makefile.
package struct RollbackStore: Sendable {
    /// One change of the Makefile.
    package struct Entry: Codable, Sendable {
        /// The day, as YYYY-MM-DD.
        package var since: String
        /// Why; empty where nobody said.
        package var reason: String
        /// What was changed.
        package var rollback: HandWrittenRollback
    }

    private let makefile: String
    private let directory: String
    private let name: String
    private var file: String { "\(directory)/\(Self.folder)/\(name)" }

    /// - Parameter makefile: the path of the Makefile; a symbolic link is followed.
    package init(makefile: String) {
        let url = URL(fileURLWithPath: makefile).resolvingSymlinksInPath()
        self.makefile = url.path
        directory = url.deletingLastPathComponent().path
        name = url.lastPathComponent + ".json"
    }

    private static let folder = ".envboot/rollback"

    /// The path of the record, relative to the same directory as the Makefile's.
    ///
    /// - Parameter makefile: the path with which the store was created.
    package func path(beside makefile: String) -> String {
        guard URL(fileURLWithPath: makefile).standardizedFileURL.path == self.makefile else { return file }
        let folder = String(Substring(makefile.utf8.dropLast(SplitPath(makefile).name.utf8.count)))
        return "\(folder)\(Self.folder)/\(name)"
    }

    /// The changes that are not undone, oldest first.
    ///
    /// - Throws: `Diagnostic` where what is kept cannot be read.
    package func entries() throws(Diagnostic) -> [Entry] {
        do {
            guard let file = try kept()?.file(name) else { return [] }
            return try JSONDecoder().decode([Entry].self, from: Data(file.content()))
        } catch let refusal as PathRefused {
            throw Diagnostic(refusal.message, hint: refusal.hint)
        } catch {
            throw Diagnostic(
                "\(printable(file)) cannot be read, so nothing can be undone",
                hint: "restore \(printable(makefile)) by hand or with git")
        }
    }

    /// Makes the Makefile serial and keeps what that changed, before it is changed.
    package func makeSerial(_ makefile: HandWrittenMakefile, since: String, reason: String) throws {
        let rollback = HandWrittenRollback(original: makefile.bytes, flags: makefile.processFlags)
        try keep(try entries() + [Entry(since: since, reason: reason, rollback: rollback)])
        try rewrite(self.makefile, with: makefile.serial)
    }

    /// Undoes every change, the newest first, as far as the lines are still as they were left.
    ///
    /// - Returns: the file, and what could and could not be undone.
    package func undo(_ bytes: [UInt8], isDryRun: Bool) throws -> HandWrittenRollback.Undone {
        var result = HandWrittenRollback.Undone(restored: bytes)
        for (_, undone) in try undone(bytes) {
            result.restored = undone.restored
            result.undone += undone.undone
            result.notUndone += undone.notUndone
        }
        result.undone.sort { $0.line < $1.line }
        if !isDryRun {
            try rewrite(makefile, with: result.restored)
            try kept()?.remove(name)
        }
        return result
    }

    /// The flags of each change that are not restored yet, oldest first, including those whose lines were edited since.
    package func standing(in bytes: [UInt8]) throws(Diagnostic) -> [(entry: Entry, flags: [ProcessFlag])] {
        try undone(bytes).reversed().map { entry, undone in
            (entry, (undone.undone + undone.notUndone).sorted { $0.line < $1.line })
        }
    }

    /// The result of undoing each change, newest first.
    private func undone(
        _ bytes: [UInt8]
    ) throws(Diagnostic) -> [(entry: Entry, undone: HandWrittenRollback.Undone)] {
        var current = bytes
        return try entries().reversed().map { entry in
            let undone = entry.rollback.undo(current)
            current = undone.restored
            return (entry, undone)
        }
    }

    /// One value per line, for readable diffs and merges.
    private func keep(_ entries: [Entry]) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        // World-readable, since it is committed with the Makefile.
        try OwnedDirectory.createEnvboot(in: directory).createSubdirectory("rollback")
            .write(Array(try encoder.encode(entries)) + [Ascii.newline], to: name, mode: 0o644)
    }

    /// The directory of records; nil if it is missing.
    private func kept() throws -> OwnedDirectory? {
        try OwnedDirectory.existingEnvboot(in: directory)?.subdirectory("rollback")
    }
}
