import HandWrittenMakefiles
import Diagnostics
import Makefiles
import Profile

/// For any Makefile, a rollback changes only flags, leaves none, and is undone byte for byte; and for any names of
/// folders and files, a generated Makefile has the same lines.
struct MakefileProperties {
    let bytes: [UInt8]

    var violations: [String] { ofForeign + ofGenerated + ofNames }

    private var ofForeign: [String] {
        let makefile = HandWrittenMakefile(bytes)
        let serial = makefile.serial
        let rollback = HandWrittenRollback(original: bytes, flags: makefile.processFlags)
        var violations: [String] = []
        let again = HandWrittenMakefile(serial)
        if !again.processFlags.isEmpty { violations.append("a flag is left") }
        violations += unlisted(in: again).map { "line \($0) runs ginkgo in parallel, and is not listed" }
        if rollback.undo(serial).restored != bytes { violations.append("undoing does not bring the file back") }
        let edit = Array("# a line above\n".utf8)
        let edited = rollback.undo(edit + serial)
        if edited.restored != edit + bytes || !edited.notUndone.isEmpty {
            violations.append("undoing does not bring the flags of an edited file back")
        }
        return violations
    }

    /// The lines of a Makefile without expansion, quoting or continuation that clearly run ginkgo in parallel and
    /// are neither changed nor listed for review.
    private func unlisted(in makefile: HandWrittenMakefile) -> [Int] {
        let text = String(decoding: makefile.bytes, as: UTF8.self)
        if ["define", "\\", "$", ".RECIPEPREFIX"].contains(where: text.contains) { return [] }
        let listed = Set(makefile.review.map(\.line))
        let lines = makefile.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        return lines.indices.filter { index in
            let isPlain = ["\tginkgo -p", "\tginkgo --procs=4"].contains { lines[index].elementsEqual($0.utf8) }
            let isOfRule = index > 0 && lines[index - 1].elementsEqual("all:".utf8)
            return isPlain && isOfRule && !listed.contains(index + 1)
        }.map { $0 + 1 }
    }

    private var ofGenerated: [String] {
        let text = String(decoding: bytes, as: UTF8.self)
        guard let makefile = GeneratedMakefile(text) else { return [] }
        // A last line that somebody cut off is ended, as each line of a text is.
        let isReadAsItIs = [text, text + "\n"].contains(makefile.text)
        var violations = isReadAsItIs ? [] : ["a generated file is not read as it is"]
        let parallel = makefile.parallel(nil)
        let serial = parallel.serial(parallel.suiteTargets, since: "2026-01-01", reason: "why")
        if serial.parallel(nil).text != parallel.text { violations.append("a rollback is not undone") }
        if serial.parallel(parallel.suiteTargets).text != parallel.text { violations.append("a suite is left serial") }
        return violations
    }

    /// The bytes as the name of the checkout's folder and of a profile.
    private var ofNames: [String] {
        let name = String(decoding: bytes.prefix(255).filter { $0 != 0 && $0 != UInt8(ascii: "/") }, as: UTF8.self)
        guard let plain = try? makefile(folder: "work", file: "shop") else { return ["no Makefile can be generated"] }
        var violations: [String] = []
        if (try? makefile(folder: name.isEmpty ? "work" : name, file: "shop")) != plain {
            violations.append("the folder's name is in the Makefile")
        }
        do {
            let named = try makefile(folder: "work", file: name)
            if lines(named) != lines(plain) { violations.append("a file's name adds lines to the Makefile") }
            if GeneratedMakefile(named.text) != named { violations.append("the Makefile is not read as written") }
        } catch {
            if !name.utf8.contains(UInt8(ascii: "\n")) { violations.append("a name is refused: \(error)") }
        }
        return violations
    }

    private func makefile(folder: String, file: String) throws(Diagnostic) -> GeneratedMakefile {
        let directory = "/home/user/" + folder
        let cluster = ClusterSettings(name: "shop", kubeconfig: directory + "/kubeconfig")
        let suite = Suite(
            name: "e2e", path: directory + "/test", writtenPath: "./test", timeout: .seconds(60), cluster: true)
        let profile = Profile(
            name: "shop", file: "profiles/\(file).yaml", directory: directory, cluster: cluster, suites: [suite])
        return try Generator([profile], directory: directory, home: "/home/user").makefile()
    }

    private func lines(_ makefile: GeneratedMakefile) -> Int {
        makefile.text.utf8.count { $0 == UInt8(ascii: "\n") }
    }
}
