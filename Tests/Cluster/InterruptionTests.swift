import Foundation
import Programs
import Testing

extension ClusterTests.Interruption {
    private var single: TestEnvironment { ClusterTests.single }

    @Test(
        "up that is interrupted or killed in its middle leaves none of its programs running",
        arguments: [SIGINT, SIGKILL])
    func interruption(signal: Int32) async throws {
        try single.write(single.profile)
        var command = single.command(["up", "--output", "json"])
        // The shell tells its process number, which is then the program's.
        command.arguments = ["-c", #"echo $$; exec "$0" "$@""#, command.program] + command.arguments
        command.program = "sh"

        let (lines, sink) = AsyncStream.makeStream(of: String.self)
        async let finished = {
            defer { sink.finish() }
            return try await Testbed.runner.finish(command) { sink.yield($0) }
        }()
        var process: pid_t?
        for await line in lines {
            process = process ?? pid_t(line)
            if line.contains("Starting control-plane") { break }
        }
        kill(try #require(process), signal)
        let run = Run(try await finished)
        #expect(run.status == 128 + Int(signal), "\(run)")
        #expect(try await !single.nodes().isEmpty)

        // What a killed one left running, its watchdog ends within seconds.
        let deadline = ContinuousClock.now + (signal == SIGKILL ? .seconds(10) : .zero)
        while try await !programs().isEmpty, ContinuousClock.now < deadline {
            try await Task.sleep(for: .milliseconds(200))
        }
        #expect(try await programs() == [])
    }

    /// The programs that work on the environment.
    private func programs() async throws -> [String] {
        let pattern = "^[^ ]*(docker|kind|kubectl) .*(\(single.cluster)|\(single.folder))"
        let finished = try await Testbed.runner.finish(
            Command("pgrep", ["-a", "-f", pattern], timeout: .seconds(10)))
        return String(decoding: finished.output, as: UTF8.self).lines
    }
}
