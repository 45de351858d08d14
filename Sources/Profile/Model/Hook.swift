/// A program that is run after the services are ready.
package struct Hook: Sendable, Equatable {
    /// The program and its arguments; never empty. A program that begins with `./` is relative to the profile's
    /// directory, any other is absolute or looked up in `PATH`.
    package var run: [String]
    /// How long it may run.
    package var timeout: Duration

    /// Makes a hook.
    package init(run: [String], timeout: Duration = .seconds(60)) {
        self.run = run
        self.timeout = timeout
    }
}
