import Testing

@testable import Terminal

@Suite struct StepLinesTests {
    private let clock = TestClock()
    private let live = LiveStepLines(marks: Marks(hasUnicode: true), style: Style(hasColors: false))

    private func step(_ title: String, detail: String = "") -> RunningStep {
        RunningStep(id: title, title: title, began: clock.now, detail: detail)
    }

    private func running(_ steps: [RunningStep], columns: Int = 40, rows: Int = 24) -> [String] {
        live.running(steps, at: clock.now + .seconds(12), turn: 0, in: ScreenSize(columns: columns, rows: rows))
            .map(\.text)
    }

    @Test("A running step shows a spinner, its title, its time and what it is doing, cut to the screen")
    func running() {
        #expect(running([step("Cluster")]) == ["⠋ Cluster  12s"])
        #expect(running([step("Image", detail: "x\n#7 RUN go build")]) == ["⠋ Image  12s  #7 RUN go build"])
        #expect(
            running([step("Image", detail: "#7 RUN go build ./cmd/gateway")]) == [
                "⠋ Image  12s  #7 RUN go build ./cmd/ga…"
            ])
    }

    @Test("A screen that is too narrow for all keeps the time")
    func narrow() {
        #expect(running([step("A title too long", detail: "d")], columns: 18) == ["⠋ A title t…  12s"])
        for columns in 1...12 {
            let widths = live.running(
                [step("A title too long", detail: "d")], at: clock.now, turn: 0,
                in: ScreenSize(columns: columns, rows: 5)
            ).map(\.width)
            #expect(widths == [columns - 1])
        }
    }

    @Test("There are never more lines than half of the screen")
    func height() {
        let steps = (1...5).map { step("Step \($0)") }
        #expect(running(steps, rows: 10).count == 5)
        #expect(running(steps, rows: 7) == ["⠋ Step 1  12s", "⠋ Step 2  12s", "  and 3 more"])
        #expect(running(steps, rows: 2) == ["  and 5 more"])
        #expect(running(steps, rows: 1) == [])
    }

    @Test("Steps that ended tell how, how long they took and why")
    func ended() {
        let cluster = step("Create \u{1b}[2J")
        func lines(_ outcome: StepDisplay.Outcome, _ note: String?) -> [String] {
            [
                live.ended(cluster, outcome, after: .milliseconds(12_345), note: note),
                PlainStepLines(marks: Marks(hasUnicode: false))
                    .ended(cluster, outcome, after: .milliseconds(12_345), note: note),
            ]
        }
        #expect(lines(.done, nil) == ["✓ Create \\u{1b}[2J  12.3s", "+ Create \\u{1b}[2J (12.3s)"])
        #expect(
            lines(.failed, "exit status 1") == [
                "✗ Create \\u{1b}[2J  12.3s  exit status 1", "x Create \\u{1b}[2J (12.3s): exit status 1",
            ])
        #expect(
            lines(.skipped, "up to date") == ["- Create \\u{1b}[2J  up to date", "- Create \\u{1b}[2J: up to date"])
    }
}
