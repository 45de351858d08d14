import ArgumentParser

/// What a command takes that can tell where its time went.
struct TimingOptions: ParsableArguments {
    @Flag(help: "Show at the end when each step began, how long it took and what it waited for.")
    var timings = false

    @Option(
        help: ArgumentHelp(
            "Write the times of all steps and programs to a file for Perfetto or chrome://tracing.",
            valueName: "file"), completion: .file())
    var trace: String?

    @Option(
        help: ArgumentHelp("Write a page that shows when each step ran.", valueName: "file"), completion: .file())
    var html: String?
}
