/// What happens while an environment is brought up or down.
public enum Event: Sendable {
    /// Another envboot holds the environment; this one waits.
    case waiting(holder: String)
    /// The steps that follow.
    case planned(Plan)
    /// A step begins.
    case started(Step)
    /// A running step came to one of its milestones.
    case reached(milestone: String)
    /// What a step is doing now: the last line of the program that it runs.
    case progress(step: String, text: String)
    /// A step is over; `error` says why it did not do its work.
    case ended(Step, after: Duration, error: String?)
}

/// Takes events as they happen, from any task.
public typealias EventHandler = @Sendable (Event) -> Void
