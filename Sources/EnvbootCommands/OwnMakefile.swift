import Diagnostics
import Escaping
import Files
import Foundation
import Makefiles

/// The Makefile of the working directory that envboot wrote.
struct OwnMakefile {
    let makefile: GeneratedMakefile
    private let file: String
    private let directory: String

    /// - Throws: `Diagnostic` where there is no such Makefile.
    init(in context: Context) throws {
        let destination = try Destination(in: context.directory)
        guard let makefile = destination.current.flatMap(GeneratedMakefile.init) else {
            throw Diagnostic(
                "no Makefile written by envboot found here",
                hint: "write one with envboot gen-makefile; envboot rollback --makefile takes any other")
        }
        self.makefile = makefile
        file = destination.file
        directory = context.directory
    }

    /// The target that runs a suite, by the suite's name, the target's, or the folder that its runs are kept in.
    ///
    /// - Throws: `Diagnostic` where there is none.
    func target(ofSuite suite: String) throws(Diagnostic) -> String {
        let targets = makefile.suiteTargets
        let match =
            targets.first { $0 == suite }
            ?? targets.first { $0.replacing("test-", with: "", maxReplacements: 1) == suite }
            ?? targets.first { $0.hasSuffix("test-" + suite) }
        if let match { return match }
        throw Diagnostic(
            "the Makefile has no suite '\(printable(suite))'", hint: "it has: \(targets.joined(separator: ", "))")
    }

    /// Takes suites back to one process.
    ///
    /// - Parameter suite: nil for every suite.
    /// - Returns: the changes.
    func makeSerial(_ suite: String?, reason: String, isDryRun: Bool = false) throws -> OwnMakefileEdit {
        let targets = try suite.map { [try target(ofSuite: $0)] } ?? makefile.suiteTargets
        let today = Date.now.formatted(.iso8601.year().month().day())
        return try replace(
            with: makefile.serial(targets, since: today, reason: reason), isDryRun, "nothing to do: already serial")
    }

    /// Undoes ``makeSerial(_:reason:isDryRun:)``.
    ///
    /// - Parameter suite: nil for every suite.
    /// - Returns: the changes.
    func undo(_ suite: String?, isDryRun: Bool) throws -> OwnMakefileEdit {
        let targets = try suite.map { [try target(ofSuite: $0)] }
        return try replace(with: makefile.parallel(targets), isDryRun, "nothing to do: nothing is serial")
    }

    private func replace(with new: GeneratedMakefile, _ isDryRun: Bool, _ nothing: String) throws -> OwnMakefileEdit {
        var edit = OwnMakefileEdit(makefile: file, dryRun: isDryRun, nothing: nothing)
        if new == makefile { return edit }
        if !isDryRun { try rewrite("\(directory)/\(file)", with: Array(new.text.utf8)) }
        for change in new.text.split(separator: "\n").difference(from: makefile.text.split(separator: "\n")) {
            switch change {
            case .remove(_, let line, _): edit.removed.append(String(line))
            case .insert(_, let line, _): edit.added.append(String(line))
            }
        }
        return edit
    }
}

/// The changes of a rollback or its undo in a generated Makefile.
struct OwnMakefileEdit: Encodable {
    var makefile: String
    var dryRun: Bool
    var removed: [String] = []
    var added: [String] = []
    /// The message if nothing was changed.
    var nothing: String

    private enum CodingKeys: String, CodingKey { case makefile, dryRun, removed, added }

    /// The changed lines, for display.
    var lines: [String] {
        let lines = removed.map { "\(makefile): - \($0)" } + added.map { "\(makefile): + \($0)" }
        return lines.isEmpty ? [nothing] : lines
    }
}
