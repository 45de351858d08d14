import HandWrittenMakefiles
import Foundation

/// One of the lines by which a generated Makefile's suites run with one process, as `rollback` wrote it.
package struct SerialEntry: Sendable, Equatable, Codable {
    /// The targets of the suites.
    package var targets: [String]
    /// The day it was done, as YYYY-MM-DD.
    package var since: String
    /// Why; empty where nobody said.
    package var reason: String

    private static let mark = "ENVBOOT_SERIAL += "
    private static let sinceMark = " # since "

    init(targets: [String], since: String, reason: String) {
        self.targets = targets
        self.since = since
        self.reason = MakeQuoting.comment(reason)
    }

    init?(line: String) {
        guard line.hasPrefix(Self.mark) else { return nil }
        let parts = line.dropFirst(Self.mark.count).split(separator: Self.sinceMark, maxSplits: 1)
        targets = parts.first?.split(separator: " ").map(String.init) ?? []
        let rest = parts.dropFirst().first ?? ""
        since = String(rest.prefix { $0 != ":" })
        reason = rest.dropFirst(since.count + 1).trimmingCharacters(in: .whitespaces)
    }

    var line: String {
        let why = reason.isEmpty ? "" : ": \(reason)"
        return Self.mark + targets.joined(separator: " ") + Self.sinceMark + since + why
    }

    /// The entry with only these of its targets; nil where none is left.
    func keeping(_ names: Set<String>) -> SerialEntry? {
        var entry = self
        entry.targets = targets.filter(names.contains)
        return entry.targets.isEmpty ? nil : entry
    }
}

extension GeneratedMakefile {
    /// What is serial, since when and why.
    package var serialEntries: [SerialEntry] { serialLines.compactMap(SerialEntry.init(line:)) }

    /// The targets that run a suite.
    package var suiteTargets: [String] {
        text.split(separator: "\n").compactMap { line in
            let name = line.utf8.prefix { Ascii.isName($0) || $0 == Ascii.dash || $0 == UInt8(ascii: ".") }
            guard !name.isEmpty, line.utf8[name.endIndex...].first == Ascii.colon, line.contains(" ## run the suite ")
            else { return nil }
            return String(Substring(name))
        }
    }

    /// The file with these suites serial; unchanged where they are already.
    package func serial(_ targets: [String], since: String, reason: String) -> GeneratedMakefile {
        let known = Set(serialEntries.flatMap(\.targets))
        let added = targets.filter { !known.contains($0) }
        guard !added.isEmpty else { return self }
        var copy = self
        copy.serialLines.append(SerialEntry(targets: added, since: since, reason: reason).line)
        return copy
    }

    /// The file with these suites, or all where nil, as parallel as they were.
    package func parallel(_ targets: [String]?) -> GeneratedMakefile {
        var copy = self
        copy.serialLines =
            targets.map { targets in
                serialEntries.compactMap { entry in
                    entry.keeping(Set(entry.targets).subtracting(targets))?.line
                }
            } ?? []
        return copy
    }
}
