/// What happens while an environment is brought up or down.
package enum Event: Sendable {
    /// Another envboot holds the environment; this one waits.
    case waiting(holder: String)
    /// Something begins that has to be over before there is a plan.
    case preparing(Preparation)
    /// That is over; `error` says why it did not do its work.
    case prepared(Preparation, error: String?)
    /// Something of the machine that may keep the steps that follow from working.
    case warned(Finding)
    /// An object that was to be deleted was left alone, because it does not belong to the environment.
    case left(object: String, reason: String)
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

/// What is done before there is a plan.
package enum Preparation: String, Sendable {
    /// Images are pulled that the profile wants pulled each time.
    case pull
    /// It is found out what is there.
    case observe
}

/// Takes events as they happen, from any task.
package typealias EventHandler = @Sendable (Event) -> Void
