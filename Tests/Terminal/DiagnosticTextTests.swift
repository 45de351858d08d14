import Diagnostics
import Testing

@testable import Terminal

@Suite struct DiagnosticTextTests {
    private func text(_ diagnostic: Diagnostic, width: Int = 80, locale: String = "C.UTF-8") -> String {
        diagnostic.text(for: .collecting(in: CollectedText(), width: width, environment: ["LANG": locale]))
    }

    private func marked(_ line: String, column: Int, length: Int, width: Int = 80, locale: String = "C.UTF-8") -> String
    {
        text(
            Diagnostic.sample(
                severity: .error, file: "f", line: 7, column: column, length: length, message: "m", sourceLine: line),
            width: width, locale: locale)
    }

    @Test("A diagnostic shows the place, the line, a mark under the place and a hint")
    func whole() {
        let diagnostic = Diagnostic.sample(
            severity: .error, file: "profiles/x.yaml", line: 12, column: 3, length: 9,
            message: "unknown key 'kubeconfg'", sourceLine: "  kubeconfg: ~/.kube/x", hint: "did you mean 'kubeconfig'?"
        )
        #expect(
            text(diagnostic) == """
                profiles/x.yaml:12:3: error: unknown key 'kubeconfg'
                  12 |   kubeconfg: ~/.kube/x
                     |   ^~~~~~~~~
                hint: did you mean 'kubeconfig'?

                """)
    }

    @Test("Without a place there is the file alone")
    func fileOnly() {
        let diagnostic = Diagnostic.sample(severity: .warning, file: "x.yaml", message: "the file is empty")
        #expect(text(diagnostic) == "x.yaml: warning: the file is empty\n")
    }

    @Test("A line without text is not shown, and so no mark below nothing")
    func emptyLine() {
        let diagnostic = Diagnostic.sample(
            severity: .error, file: "x.yaml", line: 1, column: 1, message: "no such file", sourceLine: "", hint: "look")
        #expect(text(diagnostic) == "x.yaml:1:1: error: no such file\nhint: look\n")
    }

    @Test("The mark stands right after tabs, wide and combining characters")
    func widths() {
        #expect(
            marked("\tke\u{301}: 漢字 x", column: 7, length: 2) == """
                f:7:7: error: m
                  7 |     ké: 漢字 x
                    |         ^~~~

                """)
    }

    @Test("Nothing in the line controls the terminal")
    func controls() {
        #expect(
            marked("a\u{1b}[31m: \u{202e}b", column: 9, length: 1) == """
                f:7:9: error: m
                  7 | a\\u{1b}[31m: \\u{202e}b
                    |              ^~~~~~~~

                """)
    }

    @Test("Nothing in the file's name, the message or the hint controls the terminal")
    func messages() {
        let diagnostic = Diagnostic.sample(
            severity: .error, file: "a\u{1b}.yaml", message: "bad '\u{202e}x\n'", hint: "\u{7}")
        #expect(text(diagnostic) == "a\\u{1b}.yaml: error: bad '\\u{202e}x\\n'\nhint: \\u{7}\n")
    }

    @Test("A place at or past the end of the line is marked at its end, a mark stays within the line")
    func ends() {
        #expect(marked("ab", column: 9, length: 3) == "f:7:9: error: m\n  7 | ab\n    |   ^\n")
        #expect(marked("ab\r\n", column: 2, length: 9) == "f:7:2: error: m\n  7 | ab\n    |  ^\n")
        #expect(marked(" ", column: 1, length: 0) == "f:7:1: error: m\n  7 |\n    | ^\n")
        #expect(marked("ab", column: 0, length: -1) == "f:7:0: error: m\n  7 | ab\n    | ^\n")
    }

    @Test("A line longer than the screen is cut around the place")
    func cut() {
        let line = "start " + String(repeating: "a", count: 40) + " HERE " + String(repeating: "b", count: 40) + " end"
        #expect(
            marked(line, column: 48, length: 4, width: 40) == """
                f:7:48: error: m
                  7 | …aaaaaaaaaaaaa HERE bbbbbbbbbbbbb…
                    |                ^~~~

                """)
        #expect(
            marked(line, column: 1, length: 5, width: 40) == """
                f:7:1: error: m
                  7 | start aaaaaaaaaaaaaaaaaaaaaaaaaaa…
                    | ^~~~~

                """)
        #expect(
            marked(line, column: 94, length: 3, width: 40) == """
                f:7:94: error: m
                  7 | …bbbbbbbbbbbbbbbbbbbbbbbbbbbbb end
                    |                                ^~~

                """)
        #expect(
            marked(line, column: 7, length: 60, width: 40, locale: "C") == """
                f:7:7: error: m
                  7 | ...aaaaaaaaaaaaaaaaaaaaaaaaa......
                    |    ^~~~~~~~~~~~~~~~~~~~~~~~~~~~

                """)
    }

    @Test("A line of megabytes costs no more than a short one")
    func hugeLine() {
        let line = String(repeating: "x", count: 10_000_000)
        let started = ContinuousClock.now
        #expect(marked(line, column: 5_000_000, length: 4_000_000).count < 300)
        #expect(started.duration(to: .now) < .seconds(10))
    }

    @Test("On a terminal the severity, the mark and the hint are coloured")
    func colors() {
        let diagnostic = Diagnostic.sample(
            severity: .warning, file: "f", line: 1, column: 1, message: "m", sourceLine: "a", hint: "h")
        let screen = Screen.collecting(in: CollectedText(), isTerminal: true)
        let colored = screen.shown(diagnostic.text(for: screen))
        #expect(colored.contains("\u{1b}[33mwarning:"))
        #expect(colored.contains("\u{1b}[32m^"))
        #expect(colored.contains("\u{1b}[36mhint:"))
        #expect(withoutEscapeSequences(colored) == text(diagnostic))
    }
}
