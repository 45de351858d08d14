import Testing

@testable import Terminal

@Suite struct CheckLinesTests {
    private func lines(_ environment: [String: String] = ["LANG": "C.UTF-8"]) -> CheckLines {
        CheckLines(for: .collecting(in: CollectedText(), environment: environment))
    }

    @Test("Each outcome has a mark, and notes stand further to the right")
    func marks() {
        #expect(lines().text(.done, "kind: 0.27") == "✓ kind: 0.27\n")
        #expect(lines().text(.warning, "cpus: 1", notes: ["why: slow"]) == "! cpus: 1\n    why: slow\n")
        #expect(lines([:]).text(.failed, "ports: 80") == "x ports: 80\n")
        let terminal = Screen.collecting(in: CollectedText(), isTerminal: true)
        let colored = terminal.shown(CheckLines(for: terminal).text(.failed, "ports: 80"))
        #expect(colored == "\u{1b}[31m✗\u{1b}[39m ports: 80\n")
    }

    @Test("What programs print can neither colour the lines nor add any")
    func hostile() {
        let text = lines().text(.failed, "kind: \u{1b}[32mok\n✓ all is well", notes: ["fix: a\rb"])
        #expect(text.split(separator: "\n").count == 2, "\(text)")
        #expect(!text.contains("\u{1b}") && !text.contains("\r"))
    }
}
