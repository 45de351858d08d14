import Testing

@testable import Terminal

@Suite struct TableTests {
    private func text(_ table: Table, isTerminal: Bool = false, width: Int = 80) -> String {
        let environment = ["LANG": "C.UTF-8", "NO_COLOR": "1"]
        return table.text(
            for: .collecting(in: CollectedText(), isTerminal: isTerminal, width: width, environment: environment))
    }

    @Test("Columns are aligned by what they hold, without spaces at the end")
    func alignment() {
        let table = Table(
            header: ["PROCESS", "PORT", "URL", "STATE"],
            rows: [
                ["1", "8081", "http://localhost:8081", "ready"], ["10", "-", "http://localhost:8090"],
                ["2", "80", "漢字", ""],
            ])
        #expect(
            text(table) == """
                PROCESS  PORT  URL                    STATE
                      1  8081  http://localhost:8081  ready
                     10     -  http://localhost:8090
                      2    80  漢字

                """)
    }

    @Test("Durations, factors and shares are numbers; versions, addresses and empty columns are text")
    func quantities() {
        let table = Table(
            header: ["time", "factor", "share", "version", "none"],
            rows: [["1m 05s", "1.8x", "75%", "1.36.1", ""], ["9.0s", "12.0x", "5%", "7", ""]])
        #expect(
            text(table) == """
                  time  factor  share  version  none
                1m 05s    1.8x    75%  1.36.1
                  9.0s   12.0x     5%  7

                """)
    }

    @Test("Foreign text reaches the terminal escaped")
    func escapes() {
        #expect(text(Table(header: ["a"], rows: [["\u{1b}[2J\n"]])) == "a\n\\u{1b}[2J\\n\n")
    }

    @Test("On a terminal the widest cells are cut so that lines fit; elsewhere they are whole")
    func fits() {
        let table = Table(header: ["N", "URL"], rows: [["1", "http://localhost:8081/very/long"]])
        #expect(text(table, isTerminal: true, width: 20) == "N  URL\n1  http://localhost…\n")
        #expect(text(table, width: 20) == "N  URL\n1  http://localhost:8081/very/long\n")
        #expect(text(table, isTerminal: true, width: 1) == "N  …\n1  …\n")
    }

    @Test("A table without rows is its header")
    func noRows() {
        #expect(text(Table(header: ["A", "B"], rows: [])) == "A  B\n")
    }

    @Test("The header is bold where there are colours")
    func header() {
        let screen = Screen.collecting(in: CollectedText(), isTerminal: true)
        #expect(screen.shown(Table(header: ["A"], rows: [["x"]]).text(for: screen)) == "\u{1b}[1mA\u{1b}[22m\nx\n")
    }
}
