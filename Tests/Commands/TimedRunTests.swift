import Foundation
import Programs
import Terminal
import Testing

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis
@testable import EnvbootCommands

@Suite("A run that tells at its end where its time went")
struct TimedRunTests {
    private let shown = CollectedText()

    private func context(_ shell: Shell, _ programs: Runner) -> Context {
        Context(
            options: .init(), output: .collecting(in: shown), errors: .collecting(in: shown), variables: [:],
            directory: shell.folder, programs: programs)
    }

    @Test("What there is until an interruption is shown, and the run ends as interrupted", .timeLimit(.minutes(1)))
    func interruption() async throws {
        let shell = try Shell()
        defer { shell.remove() }
        let (started, sink) = AsyncStream.makeStream(of: Void.self)
        let programs = Runner { _, _ in
            sink.finish()
            try await Task.sleep(for: .seconds(600))
            return CommandOutput()
        }
        let run = try TimedRun(
            TimingOptions.parse(["--timings", "--trace", "trace.json"]), in: context(shell, programs))
        let task = Task {
            try await run.doing { context in
                run.stopwatch.noting { _ in }(.preparing(.observe))
                return try await context.programs.run(Command("docker", ["ps"], timeout: .seconds(1)))
            }
        }
        for await _ in started {}
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(shown.text.contains("\n*  observe"))
        let events = try trace(shell).filter { $0.ph == "X" }
        #expect(events.map(\.name) == ["observe", "docker ps"])
        #expect(events.last?.args.error == "ended by envboot")
    }

    @Test("Where up fails, the table and the trace have what there is until then")
    func failure() async throws {
        let shell = try Shell()
        defer { shell.remove() }
        let run = try await withoutDocker(shell, ["up", "--timings", "--trace", "new/trace.json", "--html", "up.html"])
        #expect(run.status == .exited(69))
        #expect(run.errorOutput.contains("\n*  not done: observe"))
        #expect(run.errorOutput.contains("\n* critical path, 0."))
        #expect(try trace(shell, "new/trace.json").contains { $0.name == "docker ps" && $0.args.error != nil })
        let page = try shell.read("up.html")
        #expect(page.contains("<title>set-up</title>") && page.contains(#""state":"failed""#))
        let attributes = try FileManager.default.attributesOfItem(atPath: shell.folder + "/new/trace.json")
        #expect(attributes[.posixPermissions] as? Int == 0o600)
    }

    @Test("Without the options, nothing is shown or written")
    func silence() async throws {
        let shell = try Shell()
        defer { shell.remove() }
        let run = try await withoutDocker(shell, ["up"])
        #expect(!run.errorOutput.contains("critical path") && !run.errorOutput.contains("observe"))
    }

    @Test(
        "A trace that cannot be written is told of before anything is started, and a link is not replaced",
        arguments: [".", "profiles/shop.yaml/trace.json", "link"])
    func unwritable(path: String) async throws {
        let shell = try Shell()
        defer { shell.remove() }
        try FileManager.default.createSymbolicLink(atPath: shell.folder + "/link", withDestinationPath: "/dev/null")
        let run = try await withoutDocker(shell, ["up", "--timings", "--trace", path])
        #expect(run.status == .exited(64))
        #expect(run.errorOutput.contains("--trace \(path): ") && !run.errorOutput.contains("docker"))
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: shell.folder + "/link") == "/dev/null")
    }

    private func withoutDocker(_ shell: Shell, _ arguments: [String]) async throws -> CommandOutput {
        try await Runner.system(environment: ["PATH": "/nowhere", "HOME": shell.folder]).finish(
            Command(Shell.program, arguments, directory: shell.folder, timeout: .seconds(60)))
    }

    private func trace(_ shell: Shell, _ name: String = "trace.json") throws -> [TraceEvent] {
        try JSONDecoder().decode(Trace.self, from: Data(try shell.read(name).utf8)).traceEvents
    }
}
