import Foundation
import Programs
import Testing
import YAML

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis

@Suite("Running jobs, and waiting for what a profile names")
struct RunJobTests {
    let sandbox: Sandbox
    let desired: Desired

    init() throws {
        sandbox = try Sandbox()
        let waits =
            "    waitFor: [{for: condition=Ready, resource: pods, selector: app=x}, {for: delete, resource: job/old}]\n"
        let text = PlannerJobTests.profile.replacing("    readiness:", with: waits + "    readiness:")
        desired = try sandbox.desired(text.replacing("command: [migrate, up]", with: "timeout: 20s"))
    }

    private var kubectl: String { "kubectl --kubeconfig \(sandbox.path)/kubeconfig" }

    private func deploy(
        _ name: String, _ programs: FakePrograms, observed: Observed = Observed()
    ) async throws {
        let service = try #require(desired.services.first { $0.name == name })
        let applier = Applier(
            desired: desired, observed: observed, runner: programs.runner, folder: sandbox.state, events: { _ in })
        try await applier.deploy(service, changed: service.manifests, restarted: []) { _ in }
    }

    @Test("A job is applied and watched until it is complete", .timeLimit(.minutes(1)))
    func complete() async throws {
        let programs = FakePrograms { command, onLine in
            guard command.arguments.contains("--watch") else { return .printed("{}") }
            for line in ["", "Complete\u{1f}\u{1f}\u{1f}"] { onLine?(line) }
            try await Task.sleep(for: .seconds(600))
            return CommandOutput()
        }
        try await deploy("migrate", programs)
        let lines = await programs.lines
        #expect(lines.first?.hasPrefix("\(kubectl) apply --filename ") == true)
        // On a busy machine, its pods are looked at too before it is seen to be complete.
        let watch = "\(kubectl) get Job.v1.batch/migrate --watch --output go-template="
        #expect(lines.count { $0.hasPrefix(watch) } == 1, "\(lines)")
    }

    @Test("A job that is there is removed first, since what it runs cannot be changed", .timeLimit(.minutes(1)))
    func replaced() async throws {
        let programs = FakePrograms { command, onLine in
            if command.arguments.contains("--watch") { onLine?("Complete\u{1f}\u{1f}\u{1f}") }
            return .printed(command.arguments.contains("get") ? ApplierTests.own : "{}")
        }
        try await deploy("migrate", programs, observed: try .converged(desired))
        #expect(
            await programs.lines.prefix(2) == [
                "\(kubectl) get Job.v1.batch/migrate --ignore-not-found --output json",
                "\(kubectl) delete Job.v1.batch --selector envboot/environment=shop "
                    + "--field-selector metadata.name=migrate",
            ])
    }

    @Test("A job that fails is an error with the reason", .timeLimit(.minutes(1)))
    func failed() async throws {
        let programs = FakePrograms { command, onLine in
            if command.arguments.contains("--watch") {
                onLine?("Failed\u{1f}BackoffLimitExceeded\u{1f}Job has reached the specified backoff limit\u{1f}")
            }
            return .printed("{}")
        }
        let error = await #expect(throws: FailedJob.self) { try await deploy("migrate", programs) }
        #expect(
            error?.description
                == "job migrate failed: BackoffLimitExceeded: Job has reached the specified backoff limit")
    }

    @Test("What a service waits for is waited for, also where nothing of that name is there yet")
    func conditions() async throws {
        let attempts = FakePrograms()
        let programs = FakePrograms { command, _ in
            if command.readsEndpoints { return .endpoints(of: "gateway") }
            guard command.arguments.contains("condition=Ready") else { return .printed("{}") }
            let isFirst = await attempts.commands.isEmpty
            _ = try await attempts.runner.run(command)
            return isFirst ? .failed("error: no matching resources found") : CommandOutput()
        }
        try await deploy("gateway", programs)
        let waits = await programs.lines.filter { $0.contains(" wait ") }
        #expect(waits.count == 3)
        #expect(waits.filter { $0.hasSuffix(" pods --selector=app=x --namespace default") }.count == 2)
        #expect(waits.contains { $0.contains("--for delete") && $0.hasSuffix(" job/old --namespace default") })
        #expect(await attempts.commands.count == 2)
    }

    @Test("A condition that does not come to hold is an error")
    func unmet() async throws {
        let programs = FakePrograms { command, _ in
            command.arguments.contains("condition=Ready") ? .failed("timed out waiting") : .printed("{}")
        }
        await #expect(throws: ProgramError.self) { try await deploy("gateway", programs) }
    }

    @Test("Once nodes are started, it is noted that no job has run in their pods")
    func noted() async throws {
        let observed = try Observed.converged(desired)
        let record = try #require(observed.contents?.record)
        let programs = FakePrograms { command, _ in
            if command.arguments.contains("ConfigMap.v1./envboot") {
                return try JSONValue(try record.manifest(cluster: "shop")).json()
            }
            if command.arguments.contains("nodes,pods,endpoints") { throw CancellationError() }
            return .printed("{}")
        }
        let applier = Applier(
            desired: desired, observed: observed, runner: programs.runner, folder: sandbox.state, events: { _ in })
        await #expect(throws: CancellationError.self) { try await applier.startNodes(["shop-worker"]) { _ in } }
        let file = try #require(await programs.commands.compactMap { $0.value(of: "--filename") }.first)
        let written = try #require(try parse(Array(try Data(contentsOf: URL(fileURLWithPath: file))), file: file).first)
        #expect(Record(configMap: JSONValue(written))?.jobs == [:])
        #expect(Record(configMap: JSONValue(written))?.objects == record.objects)
    }
}
