/// A step that has begun and not ended.
struct RunningStep: Sendable {
    let id: String
    let title: String
    let began: ContinuousClock.Instant
    var detail = ""
    /// How many times it was said that the step still runs.
    var reports = 0
}
