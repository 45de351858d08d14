import Escaping

/// Shows steps that run side by side.
///
/// On a terminal: a line for each running step at the bottom of the screen, and above it the steps that ended. Anywhere
/// else: a line as each step ends, and one every 30 s for a step that takes long, so that a log does not look hung.
package actor StepDisplay {
    /// How a step ended.
    package enum Outcome: Sendable {
        /// It did what it had to.
        case done
        /// It did not.
        case failed
        /// There was nothing to do.
        case skipped
    }

    private let screen: Screen
    private let quiet: Bool
    private let now: @Sendable () -> ContinuousClock.Instant

    private var steps: [RunningStep] = []
    private var isOpen = false
    private var region = LiveRegion()
    private var turn = 0
    private var hasChanged = false
    private var lastDrawn: (at: ContinuousClock.Instant, size: ScreenSize)?

    /// - Parameters:
    ///   - screen: where to show the steps.
    ///   - quiet: shows nothing but the steps that failed.
    ///   - now: the clock.
    package init(screen: Screen, quiet: Bool, now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }) {
        self.screen = screen
        self.quiet = quiet
        self.now = now
    }

    /// Runs the body and keeps the running steps on the screen up to date meanwhile. The screen is left in order
    /// however the body ends: returning, throwing or cancelled.
    package func run<Value: Sendable, Failure: Error>(
        _ body: @Sendable () async throws(Failure) -> Value
    ) async throws(Failure) -> Value {
        isOpen = true
        let result = await withTaskGroup(of: Void.self) { group -> Result<Value, Failure> in
            group.addTask { await self.keepUpToDate() }
            defer { group.cancelAll() }
            do throws(Failure) {
                return .success(try await body())
            } catch {
                return .failure(error)
            }
        }
        close()
        return try result.get()
    }

    /// A step begins. One of that identifier that is running begins again.
    package func begin(_ id: String, _ title: String) {
        steps.removeAll { $0.id == id }
        steps.append(RunningStep(id: id, title: title, began: now()))
        hasChanged = true
    }

    /// What a running step is doing now: the last line that its program wrote, as it was written.
    package func detail(_ id: String, _ text: String) {
        guard let index = steps.firstIndex(where: { $0.id == id }) else { return }
        steps[index].detail = text
        hasChanged = true
    }

    /// A running step has ended. The note is one line: why it was skipped, how it failed.
    package func end(_ id: String, _ outcome: Outcome, note: String? = nil) {
        guard let index = steps.firstIndex(where: { $0.id == id }) else { return }
        let step = steps.remove(at: index)
        hasChanged = true
        if quiet && outcome != .failed { return }
        let time = step.began.duration(to: now())
        let line =
            screen.canRedraw
            ? liveLines.ended(step, outcome, after: time, note: note)
            : plainLines.ended(step, outcome, after: time, note: note)
        show([line])
    }

    /// Lines that stay: a command that is run, a warning.
    package func message(_ text: String) {
        if quiet { return }
        show(text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { printable(String($0)) })
    }

    /// Takes the running steps from the screen; what is shown after that is plain lines. ``run(_:)`` does it by itself.
    package func close() {
        isOpen = false
        screen.write(frame: region.redraw(above: [], lines: [], columns: screen.size.columns))
    }

    /// Redraws what changed; to be called some ten times a second.
    func tick() {
        if isLive {
            if needsRedraw { redraw(above: []) }
        } else if isOpen && !quiet {
            reportLongSteps()
        }
    }

    private var isLive: Bool { isOpen && screen.canRedraw && !quiet }
    private var liveLines: LiveStepLines { LiveStepLines(marks: screen.marks, style: screen.style) }
    private var plainLines: PlainStepLines { PlainStepLines(marks: screen.marks) }

    private func keepUpToDate() async {
        while !Task.isCancelled {
            tick()
            try? await Task.sleep(for: .milliseconds(100))
        }
    }

    private var needsRedraw: Bool {
        guard !hasChanged, let lastDrawn else { return true }
        if steps.isEmpty { return false }
        return lastDrawn.size != screen.size || lastDrawn.at.duration(to: now()) >= .seconds(1)
    }

    private func show(_ lines: [String]) {
        if isLive {
            redraw(above: lines)
        } else {
            screen.write(lines.map { $0 + "\n" }.joined())
        }
    }

    private func redraw(above: [String]) {
        let size = screen.size
        let time = now()
        turn += 1
        let running = liveLines.running(steps, at: time, turn: turn, in: size)
        screen.write(frame: region.redraw(above: above, lines: running, columns: size.columns))
        hasChanged = false
        lastDrawn = (time, size)
    }

    private func reportLongSteps() {
        for index in steps.indices {
            let time = steps[index].began.duration(to: now())
            let reports = Int(time / .seconds(30))
            if reports > steps[index].reports {
                steps[index].reports = reports
                show([plainLines.stillRunning(steps[index], after: time)])
            }
        }
    }
}
