import Foundation
import Testing

extension ClusterTests.Interruption {
    private var single: TestEnvironment { ClusterTests.single }

    @Test(
        "up that is interrupted or killed in its middle leaves none of its programs running",
        arguments: [SIGINT, SIGKILL])
    func interruption(signal: Int32) async throws {
        try single.write(single.profile)
        let run = try await single.envboot(["up", "--output", "json"]) { program in
            for await line in program.lines where line.contains("Starting control-plane") { break }
            program.signal(signal)
        }
        #expect(run.status == 128 + Int(signal), "\(run)")
        #expect(try await !single.nodes().isEmpty)

        // What a killed one left running, its watchdog ends within seconds.
        let left = signal == SIGKILL ? try await single.programsLeft() : try await single.programs()
        #expect(left == [])
    }
}
