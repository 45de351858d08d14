/// A program that is run after the services are ready.
public struct Hook: Sendable, Equatable {
    /// The program and its arguments; never empty. A program that begins with `./` is relative to the profile's
    /// directory, any other is absolute or looked up in `PATH`.
    public var run: [String]
    /// How long it may run.
    public var timeout: Duration

    /// Makes a hook.
    public init(run: [String], timeout: Duration = .seconds(60)) {
        self.run = run
        self.timeout = timeout
    }
}
