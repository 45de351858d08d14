import Escaping

/// The lines that tell of steps where nothing can be redrawn, such as a CI log.
struct PlainStepLines {
    let marks: Marks

    func ended(_ step: RunningStep, _ outcome: StepDisplay.Outcome, after time: Duration, note: String?) -> String {
        let title = printable(step.title)
        let suffix = note.map { ": " + printable($0) } ?? ""
        return switch outcome {
        case .done: "\(marks.done) \(title) (\(duration(time)))\(suffix)"
        case .failed: "\(marks.failed) \(title) (\(duration(time)))\(suffix)"
        case .skipped: "\(marks.skipped) \(title)\(suffix)"
        }
    }

    func stillRunning(_ step: RunningStep, after time: Duration) -> String {
        let detail = lastLine(step.detail)
        let suffix = detail.isEmpty ? "" : ": " + detail
        return "\(marks.ellipsis) \(printable(step.title)), \(wholeSeconds(time)) so far\(suffix)"
    }
}

/// The lines that tell of steps on a terminal.
struct LiveStepLines {
    let marks: Marks
    let style: Style

    func ended(_ step: RunningStep, _ outcome: StepDisplay.Outcome, after time: Duration, note: String?) -> String {
        let title = printable(step.title)
        let spent = "  " + style.dim(duration(time))
        let suffix = note.map { "  " + printable($0) } ?? ""
        return switch outcome {
        case .done: style.green(marks.done) + " " + title + spent + style.dim(suffix)
        case .failed: style.red(marks.failed) + " " + title + spent + suffix
        case .skipped: style.dim(marks.skipped + " " + title + suffix)
        }
    }

    /// One line for each step, in the order they began; where these are too many, the last line counts the rest. At
    /// most half of the screen is taken: what ended stays in sight, and a window made lower pushes nothing out of reach.
    func running(
        _ steps: [RunningStep], at now: ContinuousClock.Instant, turn: Int, in size: ScreenSize
    ) -> [LiveLine] {
        let room = size.rows / 2
        let shown = steps.count <= room ? steps.count : max(0, room - 1)
        let spinner = marks.spinner[turn % marks.spinner.count]
        let empty = LiveLine(room: size.columns - 1, ellipsis: marks.ellipsis)
        let lines = steps.prefix(shown).map { line(empty, spinner, $0, after: $0.began.duration(to: now)) }
        if shown == steps.count || room == 0 { return lines }
        var rest = empty
        rest.append("  and \(steps.count - shown) more") { style.dim($0) }
        return lines + [rest]
    }

    private func line(_ empty: LiveLine, _ spinner: String, _ step: RunningStep, after time: Duration) -> LiveLine {
        var line = empty
        let spent = wholeSeconds(time)
        line.append(spinner + " ") { style.cyan($0) }
        line.append(printable(step.title), leaving: spent.count + 2)
        line.append("  " + spent)
        let detail = lastLine(step.detail)
        if !detail.isEmpty { line.append("  " + detail) { style.dim($0) } }
        return line
    }
}
