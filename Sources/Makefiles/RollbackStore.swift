import Files
import Foundation

/// What `rollback` keeps of a Makefile that envboot did not write, to undo what it changed: a file in
/// `.envboot/rollback/` beside it, for each time that it changed something.
public struct RollbackStore: Sendable {
    /// One change of the Makefile.
    public struct Entry: Codable, Sendable {
        /// The day, as YYYY-MM-DD.
        public var since: String
        /// Why; empty where nobody said.
        public var reason: String
        /// What was changed.
        public var rollback: ForeignRollback
    }

    private let makefile: String
    private let directory: String
    private let name: String
    private var path: String { "\(directory)/.envboot/rollback/\(name)" }

    /// - Parameter makefile: the path of the Makefile.
    public init(makefile: String) {
        self.makefile = makefile
        let url = URL(fileURLWithPath: makefile)
        directory = url.deletingLastPathComponent().path
        name = url.lastPathComponent + ".json"
    }

    /// The changes that are not undone, oldest first.
    ///
    /// - Throws: ``MakefileError`` where what is kept cannot be read.
    public func entries() throws(MakefileError) -> [Entry] {
        do {
            guard let file = try kept()?.file(name) else { return [] }
            return try JSONDecoder().decode([Entry].self, from: Data(file.content()))
        } catch let refusal as PathRefused {
            throw MakefileError("refusing to use \(refusal.path): \(refusal.reason)", hint: refusal.hint)
        } catch {
            throw MakefileError(
                "\(path) cannot be read, so that nothing can be undone",
                hint: "bring \(makefile) back by hand or by git")
        }
    }

    /// Makes the Makefile serial and keeps what that changed, before it is changed.
    public func makeSerial(_ makefile: ForeignMakefile, since: String, reason: String) throws {
        let rollback = ForeignRollback(original: makefile.bytes, flags: makefile.processFlags)
        try keep(try entries() + [Entry(since: since, reason: reason, rollback: rollback)])
        try rewrite(self.makefile, with: makefile.serial)
    }

    /// Undoes every change, the newest first, as far as the lines are still as they were left.
    ///
    /// - Returns: what could not be undone.
    public func undo(_ bytes: [UInt8], isDryRun: Bool) throws -> (restored: [UInt8], notUndone: [ProcessFlag]) {
        var current = bytes
        var notUndone: [ProcessFlag] = []
        for entry in try entries().reversed() {
            let result = entry.rollback.undo(current)
            current = result.restored
            notUndone += result.notUndone
        }
        if !isDryRun {
            try rewrite(makefile, with: current)
            try kept()?.remove(name)
        }
        return (current, notUndone)
    }

    private func keep(_ entries: [Entry]) throws {
        // Readable for all, since it is to be committed beside the Makefile.
        try OwnedDirectory.createEnvboot(in: directory).createSubdirectory("rollback")
            .write(Array(try JSONEncoder().encode(entries)), to: name, mode: 0o644)
    }

    /// The directory of what is kept; nil where it is missing.
    private func kept() throws -> OwnedDirectory? {
        try OwnedDirectory.existingEnvboot(in: directory)?.subdirectory("rollback")
    }
}
