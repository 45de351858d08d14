import Testing

@testable import Terminal

@Suite struct StepDisplayTests {
    private let clock = TestClock()
    private let collected = CollectedText()

    private func display(isTerminal: Bool, quiet: Bool = false) -> StepDisplay {
        let environment = ["LANG": "C.UTF-8", "NO_COLOR": "1"]
        let screen = Screen.collecting(in: collected, isTerminal: isTerminal, environment: environment)
        return StepDisplay(screen: screen, quiet: quiet, now: { [clock] in clock.now })
    }

    private func shown() -> [String] {
        var terminal = VirtualTerminal(columns: 80)
        terminal.write(collected.text)
        return terminal.lines
    }

    @Test("On a terminal, running steps stand below those that ended")
    func live() async {
        let display = display(isTerminal: true)
        await display.run { [self] in
            await display.begin("cluster", "Create cluster")
            await display.begin("image", "Build image")
            await display.detail("image", "#7 RUN go build\n")
            clock.advance(.seconds(3))
            await display.tick()
            #expect(shown().map { $0.dropFirst(2) } == ["Create cluster  3s", "Build image  3s  #7 RUN go build"])
            await display.message("+ kind create cluster")
            await display.end("image", .done)
            #expect(shown().prefix(2) == ["+ kind create cluster", "✓ Build image  3.0s"])
            #expect(shown().last?.dropFirst(2) == "Create cluster  3s")
            await display.end("cluster", .failed, note: "exit status 1")
        }
        #expect(
            shown() == ["+ kind create cluster", "✓ Build image  3.0s", "✗ Create cluster  3.0s  exit status 1"])
    }

    @Test("Nothing is written again before something changed or a second passed")
    func redrawsOnlyChanges() async {
        let display = display(isTerminal: true)
        await display.run { [self] in
            await display.begin("a", "A")
            await display.tick()
            _ = collected.take()
            clock.advance(.milliseconds(900))
            await display.tick()
            #expect(collected.take() == "")
            clock.advance(.milliseconds(100))
            await display.tick()
            #expect(collected.take().contains("A  1s"))
            await display.detail("a", "new")
            await display.tick()
            #expect(collected.take().contains("new"))
        }
    }

    @Test("Elsewhere there is a line as each step ends, and one every 30 s for a long one")
    func plain() async {
        let display = display(isTerminal: false)
        await display.run { [self] in
            await display.begin("cluster", "Create cluster")
            await display.begin("image", "Build image")
            await display.tick()
            #expect(collected.take() == "")
            clock.advance(.seconds(12))
            await display.end("image", .done)
            await display.detail("cluster", "Starting control-plane")
            clock.advance(.seconds(18))
            await display.tick()
            await display.tick()
            clock.advance(.seconds(35))
            await display.tick()
            await display.end("cluster", .failed)
            await display.message("one\ntwo\u{7}")
        }
        #expect(
            collected.text == """
                ✓ Build image (12.0s)
                … Create cluster, 30s so far: Starting control-plane
                … Create cluster, 1m 05s so far: Starting control-plane
                ✗ Create cluster (1m 05s)
                one
                two\\u{7}

                """)
    }

    @Test("Quiet shows the failures only, on a terminal too", arguments: [true, false])
    func quiet(isTerminal: Bool) async {
        let display = display(isTerminal: isTerminal, quiet: true)
        await display.run { [self] in
            await display.begin("a", "A")
            await display.begin("b", "B")
            clock.advance(.seconds(31))
            await display.tick()
            await display.message("a command")
            await display.end("a", .done)
            await display.end("b", .failed)
        }
        #expect(collected.text == (isTerminal ? "✗ B  31.0s\n" : "✗ B (31.0s)\n"))
    }

    @Test("Ends and details of steps that are not running are ignored, a step may begin again")
    func unknownSteps() async {
        let display = display(isTerminal: false)
        await display.detail("a", "x")
        await display.end("a", .done)
        #expect(collected.take() == "")
        await display.begin("a", "first")
        clock.advance(.seconds(5))
        await display.begin("a", "second")
        await display.end("a", .done)
        await display.end("a", .done)
        #expect(collected.text == "✓ second (0.0s)\n")
    }

    private struct Trouble: Error {}

    @Test("A body that throws leaves the cursor visible and no running step")
    func throwing() async {
        let display = display(isTerminal: true)
        await #expect(throws: Trouble.self) {
            try await display.run { () throws(Trouble) in
                await display.begin("a", "A")
                await display.tick()
                throw Trouble()
            }
        }
        var terminal = VirtualTerminal(columns: 80)
        terminal.write(collected.text)
        #expect(collected.text.contains("\u{1b}[?25l"))
        #expect(terminal.isCursorVisible)
        #expect(terminal.lines == [])
    }

    @Test("Cancellation leaves the cursor visible, and steps can still end meanwhile")
    func cancelling() async {
        let display = display(isTerminal: true)
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                await display.run {
                    await display.begin("a", "A")
                    await display.tick()
                    try? await Task.sleep(for: .seconds(60))
                    await display.end("a", .failed, note: "interrupted")
                }
            }
            while !collected.text.contains("A") { await Task.yield() }
            group.cancelAll()
        }
        var terminal = VirtualTerminal(columns: 80)
        terminal.write(collected.text)
        #expect(terminal.isCursorVisible)
        #expect(terminal.lines == ["✗ A  0.0s  interrupted"])
    }
}
