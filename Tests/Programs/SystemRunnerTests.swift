import Foundation
import Programs
import Testing

@Suite struct SystemRunnerTests {
    let runner = Runner.system(environment: ["PATH": "/usr/bin:/bin", "INHERITED": "yes"], outputLimit: 1 << 20)

    func shell(_ script: String, timeout: Duration = .seconds(60)) -> Command {
        Command("sh", ["-c", script], timeout: timeout)
    }

    @Test("a secret variable reaches the program, and is not in the list of processes")
    func secretVariable() async throws {
        var command = Command(
            "/bin/sh", ["-c", "tr '\\0' ' ' < /proc/$$/cmdline; echo; echo \"$VALUE\""], timeout: .seconds(60))
        command.secretEnvironment = ["VALUE": "two words"]
        let output = try await Runner.system(environment: ["PATH": "/usr/bin:/bin", "VALUE": "mine"]).run(command)
        let lines = String(decoding: output, as: UTF8.self).split(separator: "\n")
        #expect(lines.first?.contains("two words") == false)
        #expect(lines.last == "two words")
    }

    @Test("standard output is captured whole and apart from standard error")
    func captured() async throws {
        let finished = try await runner.finish(shell("printf out; printf err >&2"))
        #expect(finished == CommandOutput(output: Array("out".utf8), errorOutput: "err"))
    }

    @Test("text is given as standard input, which then ends; what no pipe holds is left out")
    func inputText() async throws {
        var command = shell("cat")
        command.inputText = "a\nb\n"
        #expect(try await runner.run(command) == Array("a\nb\n".utf8))
        command.inputText = String(repeating: "x", count: 1 << 20)
        #expect(try await runner.run(command).count == 4096)
    }

    @Test("a status other than 0 is an error with the command, the status and the end of the output")
    func failing() async throws {
        let command = shell("seq 500 >&2; exit 7")
        let error = try await #require(throws: ProgramError.self) { try await runner.run(command) }
        guard case .failed(command, .exited(7), let output) = error else { Issue.record("\(error)"); return }
        #expect(output.hasSuffix("499\n500"))
        #expect(output.split(separator: "\n").count <= 101)
    }

    @Test("a program that a signal ended says which")
    func signalled() async throws {
        #expect(try await runner.finish(shell("kill -9 $$")).status == .signalled(9))
    }

    @Test("a program that is not there is an error that names it")
    func missing() async {
        let command = Command("no-such-program", [], timeout: .seconds(60))
        await #expect(throws: ProgramError.notFound(command)) { try await runner.run(command) }
    }

    @Test("a program is the first of its name on PATH that can be run")
    func lookup() async throws {
        let folder = NSTemporaryDirectory() + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: folder) }
        for (name, mode) in [("text", 0o644), ("first", 0o755), ("second", 0o755)] {
            try FileManager.default.createDirectory(atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
            let tool = "\(folder)/\(name)/tool"
            try Data("#!/bin/sh\necho \(name)\n".utf8).write(to: URL(fileURLWithPath: tool))
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: tool)
        }
        let path = ["none", "text", "first", "second"].map { "\(folder)/\($0)" }.joined(separator: ":")
        let command = Command("tool", [], environment: ["PATH": path], timeout: .seconds(60))
        #expect(try await runner.run(command) == Array("first\n".utf8))
    }

    @Test("a missing working directory or input is an error that names it")
    func missingSurroundings() async {
        let folder = Command("true", [], directory: "/no/such/folder", timeout: .seconds(60))
        await #expect { try await runner.run(folder) } throws: { "\($0)".contains("/no/such/folder") }
        let input = Command("cat", [], input: "/no/such/file", timeout: .seconds(60))
        await #expect { try await runner.run(input) } throws: { "\($0)".contains("/no/such/file") }
    }

    @Test("variables are inherited and added to")
    func environment() async throws {
        var command = shell("printf '%s %s' $INHERITED $ADDED")
        command.environment = ["ADDED": "too"]
        #expect(try await runner.run(command) == Array("yes too".utf8))
    }

    @Test("a file is the program's standard input")
    func input() async throws {
        let path = NSTemporaryDirectory() + UUID().uuidString
        try Data("from a file".utf8).write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        #expect(
            try await runner.run(Command("cat", [], input: path, timeout: .seconds(60))) == Array("from a file".utf8))
    }

    @Test("lines of both streams arrive while the program runs")
    func lines() async throws {
        let (stream, sink) = AsyncStream.makeStream(of: String.self)
        async let finished = runner.finish(
            shell("echo one; echo two >&2; printf 'a\\rb'; sleep 0.2")
        ) {
            sink.yield($0)
        }
        var lines: Set<String> = []
        for await line in stream {
            lines.insert(line)
            if lines.count == 4 { break }
        }
        #expect(lines == ["one", "two", "a", "b"])
        _ = try await finished
    }

    @Test("a program that takes too long ends with all its descendants, even those that ignore the polite signal")
    func timedOut() async throws {
        let mark = "31.4\(Int.random(in: 1000...9999))"
        let command = shell(
            "trap '' TERM; sh -c \"trap '' TERM; sleep \(mark)\" & sleep \(mark); echo said >&2",
            timeout: .milliseconds(300))
        let error = try await #require(throws: ProgramError.self) { try await runner.run(command) }
        guard case .timedOut = error else { Issue.record("\(error)"); return }
        #expect(
            try await runner.finish(Command("pgrep", ["-f", "sleep \(mark)"], timeout: .seconds(60))).output.isEmpty)
    }

    @Test("cancelling ends the program and its descendants, and throws CancellationError")
    func cancelled() async throws {
        let mark = "31.5\(Int.random(in: 1000...9999))"
        let (stream, sink) = AsyncStream.makeStream(of: String.self)
        let task = Task { try await runner.run(shell("sleep \(mark) & echo ready; wait")) { sink.yield($0) } }
        for await _ in stream { break }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(
            try await runner.finish(Command("pgrep", ["-f", "sleep \(mark)"], timeout: .seconds(60))).output.isEmpty)
    }

    @Test("a program that prints without end is ended with an error")
    func flood() async throws {
        let command = Command("yes", [], timeout: .seconds(60))
        await #expect(throws: ProgramError.tooMuchOutput(command, limit: 1 << 20)) { try await runner.run(command) }
    }

    @Test("a watched runner tells of each start and end")
    func watched() async throws {
        let (stream, sink) = AsyncStream.makeStream(of: RunnerEvent.self)
        let watched = runner.watched { sink.yield($0) }
        _ = try? await watched.run(shell("exit 3"))
        sink.finish()
        var events: [String] = []
        for await event in stream {
            switch event {
            case .started(let command): events.append("started \(command.program)")
            case .ended(let command, _, _): events.append("ended \(command.program)")
            }
        }
        #expect(events == ["started sh", "ended sh"])
    }
}
