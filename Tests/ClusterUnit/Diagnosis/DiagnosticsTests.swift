import Foundation
import Programs
import Testing

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis

@Suite("What explains a failure")
struct DiagnosticsTests {
    @discardableResult
    private func up(_ machine: FailingMachine, _ programs: FakePrograms) async throws -> FailedRun {
        try await #require(throws: FailedRun.self) {
            _ = try await machine.environment(programs).up(mayRecreate: { _ in false })
        }
    }

    @Test("A service that crashes leaves its logs, its events and what it is of, and the likeliest cause")
    func crash() async throws {
        let machine = try FailingMachine()
        let run = try await up(machine, machine.programs())
        let files = try machine.sandbox.diagnostics()
        #expect(run.diagnostics?.hasPrefix(machine.sandbox.path + "/.envboot/failures/") == true)
        #expect(
            run.likelyCause?.sentence
                == "redis (pod redis-1) ends with exit code 3 again and again; its last line: no such file")
        #expect(run.pods.hasPrefix("redis-1: Running CrashLoopBackOff back-off 20s Error\n"))
        #expect(
            Set(files.keys) == [
                "cluster/events.txt", "cluster/not-ready-in-default.txt", "cluster/objects.txt", "commands.log",
                "docker/containers.txt", "docker/info.txt", "docker/nodes.txt", "doctor.json", "error.txt", "index.txt",
                "nodes/shop-control-plane/console.log", "nodes/shop-control-plane/containerd.log",
                "nodes/shop-control-plane/containers.log", "nodes/shop-control-plane/kubelet.log", "plan.txt",
                "pods/default/redis-1/redis.log", "pods/default/redis-1/redis.previous.log", "versions/docker.txt",
                "versions/envboot.txt", "versions/kind.txt", "versions/kubectl.txt", "versions/server.txt",
            ])
        #expect(files["error.txt"]?.contains("timed out waiting for the condition") == true)
        #expect(files["plan.txt"]?.contains("deploy redis") == true)
        #expect(files["commands.log"]?.contains("rollout status") == true)
        #expect(files["commands.log"]?.contains("Creating cluster") == true)
        #expect(files["index.txt"]?.contains("likely cause: redis (pod redis-1) ends") == true)
        #expect(files["index.txt"]?.contains("missing") == false)
        #expect(files["doctor.json"]?.contains(#""check" : "memory""#) == true)
    }

    @Test("No credential is in any file or message, wherever it was printed")
    func canaries() async throws {
        let machine = try FailingMachine()
        let run = try await up(machine, machine.programs())
        let files = try machine.sandbox.diagnostics()
        let texts = files.map { "\($0.key): \($0.value)" } + [run.pods, run.likelyCause?.sentence ?? ""]
        for text in texts {
            for canary in ["canary", "canar1", "ca0a1y", "Y2FuYXJ5"] {
                #expect(!text.contains(canary), "\(text)")
            }
        }
        #expect(files["commands.log"]?.contains("--build-arg MODE --build-arg NPM_TOKEN ") == true)
        #expect(files["commands.log"]?.contains("NPM_TOKEN is [redacted]") == true)
    }

    @Test(
        "What hangs is given up and named, and all else is there",
        arguments: [
            ("docker ", ["docker/info.txt", "docker/nodes.txt", "versions/docker.txt"], "cluster/events.txt"),
            ("kubectl --kubeconfig", ["cluster/events.txt", "cluster/objects.txt"], "docker/info.txt"),
            ("docker exec", ["nodes/shop-control-plane/kubelet.log"], "nodes/shop-control-plane/console.log"),
            (
                "kubectl --kubeconfig TMP/kubeconfig --request-timeout 8s logs", ["pods/default/redis-1/redis.log"],
                "cluster/events.txt"
            ),
        ])
    func hanging(command beginning: String, missing: [String], present: String) async throws {
        var machine = try FailingMachine()
        machine.override = { command in
            guard (command.line + " ").hasPrefix(beginning) else { return nil }
            try await Task.sleep(for: .seconds(600))
            return nil
        }
        let environment = machine.environment(machine.programs())
        // The time is over as soon as what does not hang is there.
        let sandbox = machine.sandbox
        let diagnostics = DiagnosticsBundle(environment: environment) { _ in
            while (try? sandbox.diagnostics(.logs))?[present] == nil { try await Task.sleep(for: .milliseconds(20)) }
        }
        let report = try await diagnostics.collect()
        for name in missing { #expect(report.missing[name] == "timed out after 20 s", "\(report.missing)") }
        let files = try machine.sandbox.diagnostics(.logs)
        #expect(files[present] != nil)
        for name in missing { #expect(files["index.txt"]?.contains("  \(name): timed out") == true) }
    }

    @Test("A node that is paused is not asked for more than its console, and is the likeliest cause")
    func pausedNode() async throws {
        var machine = try FailingMachine()
        machine.override = { command in
            command.value(of: "--format")?.contains("OOMKilled") == true
                ? .printed("/shop-control-plane paused 0 false 2026-11-21T00:00:00Z\n") : nil
        }
        let report = try await DiagnosticsBundle(environment: machine.environment(machine.programs())).collect()
        #expect(report.likelyCause?.sentence == "the node shop-control-plane does not run: docker says paused")
        let files = try machine.sandbox.diagnostics(.logs)
        #expect(files.keys.filter { $0.hasPrefix("nodes/") } == ["nodes/shop-control-plane/console.log"])
    }

    @Test("A pod that is removed while its logs are collected is not missing: its file says so")
    func goneContainer() async throws {
        var machine = try FailingMachine()
        machine.override = { command in
            guard command.line.contains(" logs redis-1 ") else { return nil }
            let output = #"Error from server (BadRequest): container "redis" in pod "redis-1" is terminated"#
            throw ProgramError.failed(command, status: .exited(1), output: output)
        }
        let report = try await DiagnosticsBundle(environment: machine.environment(machine.programs())).collect()
        #expect(report.missing == [:])
        let log = try machine.sandbox.diagnostics(.logs)["pods/default/redis-1/redis.log"]
        #expect(log?.hasSuffix("is terminated\n") == true)
    }

    @Test("A program that is missing leaves a folder with all that is known")
    func missingDocker() async throws {
        var machine = try FailingMachine()
        machine.override = { command in
            if command.program == "docker" { throw ProgramError.notFound(command) }
            return nil
        }
        let run = try await up(machine, machine.programs())
        #expect(run.error is ProgramError)
        let files = try machine.sandbox.diagnostics()
        #expect(files["error.txt"]?.contains("the program 'docker' was not found on PATH") == true)
        #expect(files["commands.log"]?.contains("docker ps --all") == true)
        #expect(files["index.txt"]?.contains("docker/info.txt: the program 'docker' was not found") == true)
    }

    @Test("An interrupted run leaves no folder")
    func interruption() async throws {
        var machine = try FailingMachine()
        let (calls, sink) = AsyncStream.makeStream(of: Void.self)
        machine.override = { command in
            guard command.line.contains("rollout status") else { return nil }
            sink.yield()
            try await Task.sleep(for: .seconds(600))
            return nil
        }
        let environment = machine.environment(machine.programs())
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                let error = await #expect(throws: (any Error).self) {
                    _ = try await environment.up(mayRecreate: { _ in false })
                }
                #expect(!(error is FailedRun))
            }
            for await _ in calls { break }
            group.cancelAll()
        }
        #expect(try !machine.sandbox.names().contains(".envboot"))
    }

    @Test("On request, the same is collected, with what up would do, and nothing is changed")
    func request() async throws {
        let machine = try FailingMachine()
        let programs = machine.programs()
        let logs = try await machine.environment(programs).collectLogs()
        #expect(logs.folder.hasPrefix(machine.sandbox.path + "/.envboot/logs/"))
        #expect(logs.hasNodes == true)
        #expect(logs.likelyCause?.sentence.contains("exit code 3") == true)
        let files = try machine.sandbox.diagnostics(.logs)
        #expect(files["plan.txt"]?.contains("create the cluster shop") == true)
        #expect(files["pods/default/redis-1/redis.previous.log"] != nil)
        // The doctor looks at Docker's machine from a container of its own.
        let reading = [
            "ps", "inspect", "info", "version", "logs", "exec", "get", "describe", "cp", "--client", "--version",
            "images", "--rm",
        ]
        for command in await programs.commands {
            #expect(command.arguments.contains(where: reading.contains), "\(command.line)")
        }
    }
}
