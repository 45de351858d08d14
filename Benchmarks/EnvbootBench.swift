import ArgumentParser
import Files
import Foundation
import Programs
import UnixSignals

/// Measures envboot against the script `peer`, which does the same, and against kind and docker alone.
@main
struct EnvbootBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "envboot-bench",
        abstract: "Measure envboot against a script that does the same, and against kind alone.",
        discussion: """
            Makes clusters and images named envboot-bench-..., and removes them. The nodes' image is that of \
            ENVBOOT_NODE_IMAGE, else kind's own. Ends with status 1 where a case failed.
            """)

    @Option(help: ArgumentHelp("The cases to measure, separated by commas.", valueName: "names"))
    var cases = Case.allCases.map(\.rawValue).joined(separator: ",")
    @Option(help: "How many rounds.")
    var runs = 3
    @Option(help: ArgumentHelp("Where the results are written.", valueName: "folder"))
    var output = ".build/bench"

    func validate() throws {
        if runs < 1 { throw ValidationError("--runs is at least 1.") }
        _ = try selectedCases()
    }

    private func selectedCases() throws -> [Case] {
        let selected = try cases.split(separator: ",").map { name in
            guard let item = Case(rawValue: String(name)) else {
                throw ValidationError("There is no case '\(name)'; there are: \(Self.allNames).")
            }
            return item
        }
        return Case.allCases.filter(selected.contains)
    }

    private static let allNames = Case.allCases.map(\.rawValue).joined(separator: ", ")

    func run() async throws {
        do {
            throw ExitCode(try await withTemporaryFolder(measure))
        } catch let error as ProgramError {
            throw Unexpected(explanation(of: error))
        }
    }

    /// - Parameter folder: for all that the benchmark writes but its results.
    /// - Returns: the exit status.
    private func measure(in folder: String) async throws -> Int32 {
        let nodeImage = ProcessInfo.processInfo.environment["ENVBOOT_NODE_IMAGE"].flatMap { $0.isEmpty ? nil : $0 }
        let tools = Tools(stateFolder: folder + "/state")
        let benchmark = Benchmark(
            tools: tools, folder: folder, cases: try selectedCases(), rounds: runs, nodeImage: nodeImage)
        try await tools.deleteEverything()
        let outcome = await untilSignalled {
            let machine = try await Machine.current(tools, nodeImage: nodeImage)
            try await benchmark.run { try await save(benchmark, machine) }
            return await benchmark.collector.missed.isEmpty ? EXIT_SUCCESS : EXIT_FAILURE
        }
        try await tools.deleteEverything()
        return try outcome.get()
    }

    private func save(_ benchmark: Benchmark, _ machine: Machine) async throws {
        let results = Results(
            machine: machine, date: Date(), rounds: runs, measurements: await benchmark.collector.measurements,
            missed: await benchmark.collector.missed)
        let files = ["json": try results.json(), "md": results.markdown, "svg": Picture(of: results).svg]
        for (suffix, text) in files {
            try writeAtomically(Array(text.utf8), to: "\(output)/results.\(suffix)", mode: 0o644)
        }
    }
}

/// Runs `body`, and cancels it where a signal comes.
///
/// - Returns: the exit status of `body`; 128 and the signal's number where one came.
private func untilSignalled(
    _ body: @escaping @Sendable () async throws -> Int32
) async -> Result<Int32, any Error> {
    let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm)
    return await withTaskGroup(of: Result<Int32, any Error>.self) { group in
        group.addTask {
            do { return .success(try await body()) } catch { return .failure(error) }
        }
        group.addTask {
            for await signal in signals { return .success(128 + (signal == .sigint ? SIGINT : SIGTERM)) }
            return .failure(CancellationError())
        }
        let first = await group.next() ?? .failure(CancellationError())
        group.cancelAll()
        await group.waitForAll()
        return first
    }
}
