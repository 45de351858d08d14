import Escaping
import Hostile
import Diagnostics
import Testing

@testable import Terminal

@Suite("Hostile texts on a screen") struct HostileTextTests {
    private static let names = HostileValues.all.keys.sorted()

    /// The output of `write` on a screen.
    private func written(
        isTerminal: Bool, _ variables: [String: String] = [:], _ write: (Screen) -> Void
    ) -> String.UnicodeScalarView {
        let collected = CollectedText()
        write(.collecting(in: collected, isTerminal: isTerminal, environment: variables))
        return collected.text.unicodeScalars
    }

    @Test("Whatever is written, no control character but line breaks and tabs gets out", arguments: names)
    func shown(name: String) throws {
        let value = try #require(HostileValues.all[name])
        for isTerminal in [true, false] {
            let text = written(isTerminal: isTerminal) { $0.write("<\(value)>\n") }
            #expect(text.allSatisfy { isPrintable($0) || "\n\t".unicodeScalars.contains($0) })
            let line = written(isTerminal: isTerminal) { $0.write(line: value) }
            #expect(line.dropLast().allSatisfy(isPrintable) && line.last == "\n")
            let table = written(isTerminal: isTerminal) {
                $0.write(Table(header: ["A"], rows: [[value], ["b"]]).text(for: $0))
            }
            #expect(table.count { $0 == "\n" } == 3)
            let diagnostic = Diagnostic.sample(
                severity: .error, file: value, line: 1, column: 1, message: value, sourceLine: "a", hint: value)
            #expect(written(isTerminal: isTerminal) { $0.write(diagnostic.text(for: $0)) }.count { $0 == "\n" } == 4)
        }
    }

    @Test("A terminal's own sequences come from styles alone: no text can bring one", arguments: [0x1b, 0xfdd3])
    func forged(scalar: UInt32) throws {
        let foreign = printable(String(try #require(Unicode.Scalar(scalar))) + "[31m")
        let text = String(written(isTerminal: true) { $0.write(line: $0.style.bold("a\(foreign)")) })
        #expect(text == "\u{1b}[1ma\\u{\(String(scalar, radix: 16))}[31m\u{1b}[22m\n")
    }

    @Test("Text for a program is written unchanged, except to a terminal", arguments: names)
    func exact(name: String) throws {
        let value = try #require(HostileValues.all[name])
        #expect(Array(written(isTerminal: false) { $0.write(exact: value) }) == Array(value.unicodeScalars))
        let text = written(isTerminal: true) { $0.write(exact: value) }
        #expect(text.allSatisfy { isPrintable($0) || "\n\t".unicodeScalars.contains($0) })
    }

    @Test("Within GitHub's runner, text has no commands for it")
    func workflowCommands() {
        let text = "::error::a\n##[group]b\n"
        #expect(String(written(isTerminal: false) { $0.write(text) }) == text)
        let shown = String(written(isTerminal: false, ["GITHUB_ACTIONS": "true"]) { $0.write(text) })
        #expect(shown == "\\u{3a}:error::a\n\\u{23}#[group]b\n")
    }
}
