import HandWrittenMakefiles
import Diagnostics
import Escaping
import Foundation

/// Where the targets go: into the Makefile, where there is none or envboot wrote it, else into `envboot.mk` beside it.
package struct Destination: Sendable, Equatable {
    /// The file that is written, by its name in the folder.
    package var file: String
    /// The Makefile that somebody else wrote, which has to include the file; nil where there is none.
    package var includingFile: String?
    /// The text that is there now; nil where there is none.
    package var current: String?

    /// The line by which a Makefile includes the targets.
    package static let includeLine = "include envboot.mk"

    private static let separateFile = "envboot.mk"
    /// In the order in which GNU make looks for them.
    private static let makefileNames = ["GNUmakefile", "makefile", "Makefile"]

    /// - Throws: `Diagnostic` where a file that has to be read cannot be.
    package init(in directory: String) throws(Diagnostic) {
        let name = Self.makefileNames.first { FileManager.default.fileExists(atPath: directory + "/" + $0) }
        guard let name else {
            file = "Makefile"
            return
        }
        let text = try Self.read(directory + "/" + name)
        if GeneratedMakefile(text) != nil {
            file = name
            current = text
            return
        }
        file = Self.separateFile
        includingFile = name
        let path = directory + "/" + file
        guard FileManager.default.fileExists(atPath: path) else { return }
        current = try Self.read(path)
        if GeneratedMakefile(current ?? "") == nil {
            throw Diagnostic("\(file) is there, and not written by envboot", hint: "move it away, or rename it")
        }
    }

    /// Whether the including Makefile does include the file.
    package func isIncluded(in directory: String) throws(Diagnostic) -> Bool {
        guard let includingFile else { return true }
        return Self.includes(try Self.read(directory + "/" + includingFile))
    }

    /// - Throws: `Diagnostic` where the including Makefile has a target of the same name, with both lines.
    package func refuseCollisions(with generated: GeneratedMakefile, in directory: String) throws(Diagnostic) {
        guard let includingFile else { return }
        let theirs = Self.targets(in: try Self.read(directory + "/" + includingFile))
        let ours = Self.targets(in: generated.text)
        let common = ours.keys.filter { theirs[$0] != nil && !$0.hasPrefix(".") }.sorted()
        guard !common.isEmpty else { return }
        let lines = common.map { name in
            "\(includingFile):\(theirs[name] ?? 0) and \(file):\(ours[name] ?? 0) both have the target '\(name)'"
        }
        throw Diagnostic(
            lines.joined(separator: "\n"),
            hint: "give the profile's targets a prefix of their own, such as: makefile: {prefix: payments-}")
    }

    /// Whether a line of a Makefile includes the file, in any folder.
    static func includes(_ text: String) -> Bool {
        text.utf8.split(separator: Ascii.newline).contains { line in
            let words = Substring(line).split(whereSeparator: \.isWhitespace)
            return line.first != Ascii.tab
                && ["include", "-include", "sinclude"].contains(words.first)
                && words.dropFirst().contains { $0 == separateFile || $0.hasSuffix("/" + separateFile) }
        }
    }

    /// The targets of explicit rules, each with its line.
    static func targets(in text: String) -> [String: Int] {
        var targets: [String: Int] = [:]
        let lines = text.utf8.split(separator: Ascii.newline, omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            let names = line.prefix { $0 != Ascii.colon }
            let colons = line[names.endIndex...].prefix { $0 == Ascii.colon }
            // `:=`, `::=` and `:::=` assign.
            guard (1...2).contains(colons.count), line[colons.endIndex...].first != Ascii.equals,
                names.allSatisfy({ Ascii.isName($0) || "./- \t".utf8.contains($0) }), names.first != Ascii.tab
            else { continue }
            for name in Substring(names).split(whereSeparator: \.isWhitespace) where targets[String(name)] == nil {
                targets[String(name)] = index + 1
            }
        }
        return targets
    }

    private static func read(_ path: String) throws(Diagnostic) -> String {
        do {
            return String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
        } catch {
            throw Diagnostic("\(printable(path)) cannot be read: \(error.localizedDescription)")
        }
    }
}
