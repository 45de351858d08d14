import Crypto
import Foundation

/// A Makefile that envboot writes: its head, the suites that are serial, and its body.
package struct GeneratedMakefile: Sendable, Equatable {
    /// The lines by which `rollback` makes suites serial: `ENVBOOT_SERIAL += test-e2e # since 2026-11-21: why`.
    var serialLines: [String]
    /// What is above the digest, what is between the digest and the serial lines, and what follows them.
    private var title: String
    private var middle: String
    private var body: String
    /// The digest as the file has it.
    private var statedDigest: String

    private static let digestMark = "# Digest: "
    private static let firstLine = "# Written by \"envboot gen-makefile\""
    private static let serialStart = "ENVBOOT_SERIAL :="
    private static let serialMark = "ENVBOOT_SERIAL += "

    init(profiles: [String], serialLines: [String], body: String) {
        title = """
            \(Self.firstLine) from \(MakeQuoting.comment(profiles.joined(separator: ", "))).
            # Change the profile and run that again; it does not overwrite a file that somebody edited.

            """
        middle = """
            #
            # The suites that run with one process: "envboot rollback --serial" adds them, "envboot rollback --undo" takes them out.
            \(Self.serialStart)

            """
        self.serialLines = serialLines
        self.body = body
        statedDigest = ""
        statedDigest = digest
    }

    /// - Returns: nil where the text is not one that envboot wrote.
    package init?(_ text: String) {
        guard text.hasPrefix(Self.firstLine) else { return nil }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard let digestLine = lines.firstIndex(where: { $0.hasPrefix(Self.digestMark) }),
            let start = lines.firstIndex(of: Self.serialStart), digestLine < start
        else { return nil }
        let serial = lines[(start + 1)...].prefix { $0.hasPrefix(Self.serialMark) }
        title = lines[..<digestLine].map { $0 + "\n" }.joined()
        statedDigest = String(lines[digestLine].dropFirst(Self.digestMark.count))
        middle = lines[(digestLine + 1)...start].map { $0 + "\n" }.joined()
        serialLines = Array(serial)
        body = lines[serial.endIndex...].joined(separator: "\n")
    }

    /// The whole file.
    package var text: String {
        title + Self.digestMark + statedDigest + "\n" + middle + serialLines.map { $0 + "\n" }.joined() + body
    }

    /// Whether somebody changed more than the serial lines since envboot wrote the file.
    package var isEdited: Bool { statedDigest != digest }

    /// Of everything but itself and the serial lines, which `rollback` changes.
    private var digest: String {
        let hash = SHA256.hash(data: Data((title + middle + body).utf8))
        return hash.prefix(8).map { String(format: "%02x", $0) }.joined()
    }
}
