import Foundation
import Testing

extension ClusterTests.Hooks {
    private var redis: TestEnvironment { ClusterTests.redis }

    @Test("a hook that fails is reported with its output and diagnostics; mended, it runs with up and with a reset")
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
        let diagnostics = try #require(FileManager.default.contentsOfDirectory(atPath: failures).first)
        #expect(run.errors.contains("\(failures)/\(diagnostics)"), "\(run)")
        let log = try String(contentsOfFile: "\(failures)/\(diagnostics)/commands.log", encoding: .utf8)
        #expect(log.contains("sh ./hook.sh"))

        try redis.write("echo $KUBECONFIG > ran", to: "hook.sh")
        try await redis.expectMending(["hook 1", "record"])
        #expect(try String(contentsOfFile: redis.folder + "/ran", encoding: .utf8) == redis.kubeconfig + "\n")

        try FileManager.default.removeItem(atPath: redis.folder + "/ran")
        let reset = try await redis.envboot("reset")
        #expect(reset.status == 0, "\(reset)")
        #expect(FileManager.default.fileExists(atPath: redis.folder + "/ran"), "a reset restarts the services")
        try await redis.expectNothingToDo()
    }
}
