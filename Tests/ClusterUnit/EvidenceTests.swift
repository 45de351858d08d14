import Foundation
import Programs
import Testing

@testable import Cluster

@Suite("What explains a failure")
struct EvidenceTests {
    private static let key = "client-key-data: U0VDUkVU"

    @Test("Commands are noted with how they ended, and without what they printed on standard output")
    func log() async throws {
        let log = CommandLog()
        let runner = log.noting(
            FakePrograms { command, _ in
                switch command.program {
                case "kind": .printed(Self.key)
                case "docker": .failed("no such image\ntry again")
                default: throw ProgramError.notFound(command)
                }
            }.runner)
        _ = try await runner.run(Command("kind", ["get", "two words"], timeout: .seconds(1)))
        _ = try await runner.finish(Command("docker", [], timeout: .seconds(1)))
        await #expect(throws: ProgramError.self) { try await runner.run(Command("helm", [], timeout: .seconds(1))) }
        let lines = await log.close().split(separator: "\n").map(String.init)
        try #require(lines.count == 8)
        #expect(lines[0].hasSuffix("Z kind get 'two words'"))
        #expect(lines[1].hasPrefix("  after ") && lines[1].hasSuffix(": ended with status 0"))
        #expect(lines[3].hasSuffix(": ended with status 1"))
        #expect(lines[4...5] == ["  no such image", "  try again"])
        #expect(lines[7].hasSuffix(": the program 'helm' was not found on PATH"))
    }

    @Test("A failed run leaves a folder with the error, the plan, the commands and the pods, and no credentials")
    func evidence() async throws {
        let machine = try FakeMachine()
        try FileManager.default.removeItem(atPath: machine.sandbox.path + "/kubeconfig")
        let objects = machine.objects
        let desired = machine.desired
        let programs = machine.programs()
        let runner = Runner { command, _ in
            let line = command.line
            if line.contains(" rollout status ") { return .failed("timed out waiting for the condition") }
            if line.contains(" apply ") { return .printed("{}") }
            if line.contains(" describe pods ") { return .printed("Events: Back-off\n") }
            if line.contains(" logs ") { return .printed("[pod/redis] out of memory\n") }
            if line.contains(" get pods ") { return .printed("redis-1: Pending CrashLoopBackOff\n") }
            if line.contains(" get pods,services") { return .printed("everything\n") }
            guard let kinds = command.value(of: "get"), command.program == "kubectl" else {
                return try await programs.runner.finish(command)
            }
            let output = String(decoding: try objects(kinds).output, as: UTF8.self)
            return .printed(output.replacing("\"availableReplicas\":1", with: "\"availableReplicas\":0"))
        }
        let environment = Environment(desired, runner: runner, folder: machine.sandbox.state)
        let failure = try await #require(throws: StepFailure.self) {
            _ = try await environment.up(mayRecreate: { _ in false })
        }
        let folder = try #require(failure.evidence)
        #expect(folder.hasPrefix(machine.sandbox.path + "/.envboot/failures/"))
        #expect(failure.pods.contains("redis-1: Pending CrashLoopBackOff"))
        #expect(failure.pods.contains("out of memory"))

        let names = try FileManager.default.contentsOfDirectory(atPath: folder)
        #expect(
            Set(names) == [
                "error.txt", "plan.txt", "commands.log", "cluster.txt", "redis.log", "redis-pods.txt",
                "redis-previous.log",
            ])
        let texts = try names.map { try String(contentsOfFile: folder + "/" + $0, encoding: .utf8) }
        #expect(texts.contains { $0.contains("timed out waiting for the condition") })
        #expect(texts.contains { $0.contains("wait for redis") })
        #expect(texts.contains { $0.contains("kind get kubeconfig --name shop") && $0.contains("rollout status") })
        #expect(!texts.contains { $0.contains("client-key-data") || $0.contains("S0VZ") })
    }
}
