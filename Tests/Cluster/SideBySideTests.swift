import Foundation
import Programs
import Testing

extension ClusterTests.SideBySide {
    /// One node, no Gateway, no ports.
    private var redis: TestEnvironment { TestEnvironment(TestProfile(name: "envboot-test-redis", hasGateway: false)) }
    /// One node.
    private var single: TestEnvironment { TestEnvironment(TestProfile(name: "envboot-test-single", portBase: 21200)) }

    @Test("Ctrl-C in the middle of up ends every program that it started")
    func interruption() async throws {
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
        kill(try #require(process), SIGINT)
        let run = Run(try await finished)
        #expect(run.status == 130, "\(run)")
        #expect(try await !single.nodes().isEmpty)
        #expect(try await processes("^[^ ]*(docker|kind|kubectl) .*\(single.cluster)") == [])
        #expect(try await processes("^[^ ]*(docker|kind|kubectl) .*\(single.folder)") == [])
        #expect(try FileManager.default.contentsOfDirectory(atPath: single.folder + "/tmp") == [])
    }

    private func processes(_ pattern: String) async throws -> [String] {
        let finished = try await Testbed.runner.finish(
            Command("pgrep", ["-a", "-f", pattern], timeout: .seconds(10)))
        return String(decoding: finished.output, as: UTF8.self).lines
    }

    @Test("two environments come up side by side: one for two programs at once, one after an interruption")
    func sideBySide() async throws {
        for environment in [redis, single] { try environment.write(environment.profile) }
        async let one = redis.envboot("up", "--output", "json")
        async let same = redis.envboot("up", "--output", "json")
        async let other = single.envboot("up")
        let (runs, interrupted) = (try await [one, same], try await other)

        for run in runs { #expect(run.status == 0, "\(run)") }
        #expect(try runs.filter { try $0.isChanged }.count == 1)
        let waited = try runs.flatMap { try $0.events.filter { $0.event == "waiting" } }
        #expect(waited.count == 1)
        #expect(waited.first?.text?.contains(#/^process \d+ \(envboot up/#) == true, "\(waited)")
        #expect(try await redis.nodes().count == 1)
        #expect(try await redis.kubectl("exec", "deployment/redis", "--", "redis-cli", "ping") == "PONG")

        #expect(interrupted.status == 0, "\(interrupted)")
        await single.expectAnswers()
        for environment in [redis, single] { #expect(try await environment.plan().status == 0) }
    }

    @Test("down of one leaves the other, whose name begins alike, as it is")
    func downOfOne() async throws {
        for environment in [redis, single] { try await environment.converge() }
        let before = try await redis.nodes()
        var profile = redis.profile
        profile.name = "envboot-test-re"
        let alike = TestEnvironment(profile)
        try alike.write(profile)
        #expect(try await alike.plan().plan.ids.contains("cluster"))
        #expect(try await alike.envboot("down").output.hasPrefix("nothing to do"))
        #expect(try await single.envboot("down").status == 0)
        #expect(try await redis.nodes() == before)
        #expect(try await redis.plan().status == 0)
    }

    @Test("a hook that fails is reported with its output and evidence; mended, it runs with the next up")
    func hook() async throws {
        try await redis.converge()
        var profile = redis.profile
        profile.hook = "sh, ./hook.sh"
        try redis.write("echo the seed is missing >&2; exit 1", to: "hook.sh")
        try redis.write(profile)
        let run = try await redis.envboot("up")
        #expect(run.status == 1)
        #expect(run.errors.contains("the seed is missing"), "\(run)")
        let failures = redis.folder + "/.envboot/failures"
        let evidence = try #require(FileManager.default.contentsOfDirectory(atPath: failures).first)
        #expect(run.errors.contains("\(failures)/\(evidence)"), "\(run)")
        let log = try String(contentsOfFile: "\(failures)/\(evidence)/commands.log", encoding: .utf8)
        #expect(log.contains("sh ./hook.sh"))

        try redis.write("echo $KUBECONFIG > ran", to: "hook.sh")
        try await redis.expectMending(["hook 1", "record"])
        #expect(try String(contentsOfFile: redis.folder + "/ran", encoding: .utf8) == redis.kubeconfig + "\n")
    }
}
