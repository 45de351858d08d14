import Testing

@testable import Terminal

@Suite struct LiveRegionTests {
    private var terminal = VirtualTerminal(columns: 20)
    private var region = LiveRegion()

    private mutating func draw(above: [String] = [], _ texts: [String]) {
        let lines = texts.map { text in
            var line = LiveLine(room: terminal.columns - 1, ellipsis: "…")
            line.append(text)
            return line
        }
        terminal.write(region.redraw(above: above, lines: lines, columns: terminal.columns))
    }

    @Test("Lines are replaced in place, fewer as well as more, below what stays")
    mutating func replaces() {
        terminal.write("$ envboot up\n")
        draw(["one", "two"])
        #expect(terminal.lines == ["$ envboot up", "one", "two"])
        #expect(!terminal.isCursorVisible)
        draw(above: ["done one"], ["2"])
        #expect(terminal.lines == ["$ envboot up", "done one", "2"])
        draw(["2", "three", "four"])
        #expect(terminal.lines == ["$ envboot up", "done one", "2", "three", "four"])
        draw([])
        #expect(terminal.lines == ["$ envboot up", "done one"])
        #expect(terminal.isCursorVisible)
    }

    @Test("Lines that stay are whole, however long")
    mutating func longAbove() {
        draw(["one"])
        draw(above: ["0123456789 0123456789 0123456789"], ["one"])
        #expect(terminal.lines == ["0123456789 012345678", "9 0123456789", "one"])
    }

    @Test("A window made narrower or wider leaves nothing behind")
    mutating func resizing() {
        terminal.write("before\n")
        draw(["0123456789012345678", "short", "012345678901234"])
        terminal.resize(columns: 7)
        draw(["a", "b"])
        #expect(terminal.lines == ["before", "a", "b"])
        terminal.resize(columns: 40)
        draw(["wider"])
        #expect(terminal.lines == ["before", "wider"])
    }

    @Test("Typing meanwhile leaves nothing behind")
    mutating func typing() {
        draw(["one"])
        terminal.write("abc")
        draw(["one", "two"])
        #expect(terminal.lines == ["one", "two"])
    }

    @Test("Nothing to draw writes nothing")
    mutating func nothing() {
        #expect(region.redraw(above: [], lines: [], columns: 80) == "")
    }
}
