import Cluster
import ContainerTools
import Diagnosis
import Presentation

/// A run that tells at its end where its time went, as the options say; also where it fails.
struct TimedRun: Sendable {
    let stopwatch = Stopwatch()
    private let context: Context
    private let showsTimings: Bool
    private let trace: ResultFile?
    private let page: ResultFile?

    /// - Throws: `ValidationError` where the trace or the page cannot be written.
    init(_ options: TimingOptions, in context: Context) throws {
        self.context = context
        showsTimings = options.timings
        trace = try options.trace.map { try ResultFile($0, of: "--trace", in: context.directory) }
        page = try options.html.map { try ResultFile($0, of: "--html", in: context.directory) }
        try trace?.write(Trace(Recording()).text())
    }

    /// Does the work in a context whose programs are timed; its events have to be handed to the stopwatch.
    func doing<Result: Sendable>(_ body: (Context) async throws -> Result) async throws -> Result {
        var timed = context
        timed.programs = stopwatch.noting(context.programs)
        let result: Swift.Result<Result, any Error>
        do { result = .success(try await body(timed)) } catch { result = .failure(error) }
        do {
            try await report()
        } catch {
            // Why the work failed matters more.
            _ = try result.get()
            throw error
        }
        return try result.get()
    }

    private func report() async throws {
        let recording = await stopwatch.stop()
        if showsTimings, !recording.timeline.entries.isEmpty {
            if context.options.isJSON {
                try context.print(line: TimingsEvent(recording))
            } else {
                context.errors.write(TimingTable(timeline: recording.timeline).text(for: context.errors))
            }
        }
        try trace?.write(Trace(recording).text())
        try page?.write(ReportPage(recording.timeline, title: "set-up", until: recording.end).html())
    }
}
