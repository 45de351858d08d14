import Testing

@testable import Terminal

@Suite struct ScreenTests {
    private func screen(isTerminal: Bool = true, _ environment: [String: String]) -> Screen {
        .collecting(in: CollectedText(), isTerminal: isTerminal, environment: environment)
    }

    @Test("A terminal has colours unless NO_COLOR is set to something or it is dumb")
    func colors() {
        #expect(screen([:]).hasColors)
        #expect(screen(["TERM": "xterm-256color", "NO_COLOR": ""]).hasColors)
        #expect(!screen(["NO_COLOR": "1"]).hasColors)
        #expect(!screen(["NO_COLOR": "false"]).hasColors)
        #expect(!screen(["TERM": "dumb"]).hasColors)
        #expect(!screen(isTerminal: false, [:]).hasColors)
    }

    @Test("NO_COLOR leaves the live lines, a dumb terminal has none")
    func redrawing() {
        #expect(screen(["NO_COLOR": "1"]).canRedraw)
        #expect(!screen(["TERM": "dumb"]).canRedraw)
        #expect(!screen(isTerminal: false, [:]).canRedraw)
    }

    @Test("The first locale variable that is not empty decides about marks beyond ASCII")
    func locale() {
        #expect(screen(["LANG": "de_DE.UTF-8"]).hasUnicode)
        #expect(screen(["LC_ALL": "", "LC_CTYPE": "en_US.utf8", "LANG": "C"]).hasUnicode)
        #expect(!screen(["LC_ALL": "C", "LANG": "C.UTF-8"]).hasUnicode)
        #expect(!screen([:]).hasUnicode)
    }

    @Test("Styles nest, and do nothing without colours")
    func styles() {
        let collected = CollectedText()
        let screen = Screen.collecting(in: collected, isTerminal: true)
        screen.write(screen.style.bold(screen.style.red("a") + "b"))
        #expect(collected.text == "\u{1b}[1m\u{1b}[31ma\u{1b}[39mb\u{1b}[22m")
        #expect(screen.style.dim("") == "")
        let plain = Style(hasColors: false)
        #expect(plain.bold(plain.red("a")) == "a")
    }
}
