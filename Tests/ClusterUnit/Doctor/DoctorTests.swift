import Foundation
import Programs
import Testing

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis

@Suite("The doctor")
struct DoctorTests {
    private static let info = #"""
        {"ServerVersion": "28.2.2", "NCPU": 8, "MemTotal": 34359738368, "CgroupVersion": "2", "Name": "desktop",
         "KernelVersion": "6.6", "DockerRootDir": "/var/lib/docker"}
        """#

    /// The answers of a machine where all is well; a test changes the one to a command that begins so.
    private func machine(
        _ changes: [String: CommandOutput] = [:], containers: String = ""
    ) -> FakePrograms {
        FakePrograms { command, _ in
            if let change = changes.first(where: { command.line.hasPrefix($0.key) }) { return change.value }
            switch (command.program, command.arguments.first) {
            case ("docker", "info"): return .printed(Self.info)
            case ("docker", "--version"): return .printed("Docker version 28.2.2, build e6534b4")
            case ("docker", "ps"): return .printed(containers)
            case ("docker", "run"):
                return .printed(command.arguments.contains("stat") ? "99999999 4096\n" : "524288\n512\n")
            case ("docker", "images"): return .printed("0123456789ab\n")
            case ("kind", "version"): return .printed("kind v0.27.0 go1.24.4 linux/amd64")
            case ("kubectl", "version"): return .printed(#"{"clientVersion": {"gitVersion": "v1.30.1"}}"#)
            case ("docker", "inspect"):
                return CommandOutput(
                    status: .exited(1), output: Array("[]".utf8), errorOutput: "Error: No such object: x")
            default: return CommandOutput()
            }
        }
    }

    private func findings(_ programs: FakePrograms, host: LocalMachine = LocalMachine()) async throws -> [Finding] {
        let sandbox = try Sandbox()
        return await Doctor(
            desired: try sandbox.desired(), runner: programs.runner, host: host, limit: .seconds(5)
        ).findings()
    }

    @Test("On a machine where all is well, nothing is found but that, and nothing is changed")
    func healthy() async throws {
        let programs = machine()
        let findings = try await findings(programs)
        #expect(findings.filter { $0.level != .ok } == [])
        #expect(
            findings.map(\.check) == [
                "docker", "kind", "kubectl", "variables", "docker-server", "cpus", "memory", "disk", "inotify",
                "cgroups",
                "kubeconfig", "ports", "images",
            ])
        let reading = [
            "docker info", "docker --version", "docker ps", "docker inspect", "docker manifest inspect",
            "docker run --rm --pull never --network none", "docker images", "kind version", "kubectl version",
        ]
        for line in await programs.lines { #expect(reading.contains { line.hasPrefix($0) }, "\(line)") }
    }

    @Test("Where Docker cannot be reached, that is an error, and what needs no Docker is checked all the same")
    func noDocker() async throws {
        let down = CommandOutput.failed("Cannot connect to the Docker daemon at unix:///var/run/docker.sock.")
        let findings = try await findings(machine(["docker info": down, "docker ps": down]))
        let server = try #require(findings.first { $0.check == "docker-server" })
        #expect(server.level == .error && server.remedy?.hasPrefix("start Docker") == true, "\(server)")
        #expect(
            findings.map(\.check) == ["docker", "kind", "kubectl", "variables", "docker-server", "kubeconfig"])
    }

    @Test("A Docker that answers one question and fails at the next is an error, too")
    func halfDocker() async throws {
        let findings = try await findings(machine(["docker ps": .failed("Error response from daemon: broken")]))
        #expect(findings.first { $0.check == "docker-server" }?.found.contains("broken") == true)
    }

    @Test("An older docker that ends well without Docker is seen through")
    func serverErrors() async throws {
        let answer = #"{"ServerErrors": ["Cannot connect to the Docker daemon at unix:///x."]}"#
        let findings = try await findings(machine(["docker info": .printed(answer)]))
        #expect(findings.first { $0.check == "docker-server" }?.level == .error)
    }

    @Test("A Docker that is too old is an error, one without a version a warning")
    func serverVersion() async throws {
        func level(_ version: String) async throws -> Finding.Level? {
            let info = Self.info.replacing(#""28.2.2""#, with: version)
            return try await findings(machine(["docker info": .printed(info)])).first { $0.check == "docker-server" }?
                .level
        }
        #expect(try await level(#""19.03.15""#) == .error)
        #expect(try await level("null") == .warning)
    }

    @Test("Ports on another machine are not tried")
    func elsewhere() async throws {
        let host = LocalMachine(variables: ["DOCKER_HOST": "tcp://10.0.0.1:2375"])
        let findings = try await findings(machine(), host: host)
        let ports = findings.first { $0.check == "ports" }
        #expect(ports?.level == .warning && ports?.found.contains("at tcp://10.0.0.1:2375") == true)
        #expect(ports?.why.hasSuffix("127.0.0.1 here does not reach them") == true)
        #expect(
            findings.first { $0.check == "mounts" }?.found.hasSuffix(
                "/app is mounted from Docker's machine, not from this one") == true)
    }

    @Test("If a build requires BuildKit, the doctor says whether Docker has it, also if Docker does not answer")
    func buildKit() async throws {
        let sandbox = try Sandbox()
        let text = Sandbox.profile.replacing("{context: app}", with: "{context: app, ssh: [default]}")
        func found(_ changes: [String: CommandOutput], _ text: String) async throws -> Finding? {
            await Doctor(
                desired: try sandbox.desired(text), runner: machine(changes).runner, host: LocalMachine(),
                limit: .seconds(5)
            ).findings().first { $0.check == "buildkit" }
        }
        let lacking = ["docker buildx": CommandOutput.failed("docker: 'buildx' is not a docker command.")]
        let down = ["docker info": CommandOutput.failed("Cannot connect to the Docker daemon at unix:///x.")]
        #expect(try await found([:], text)?.title == "buildkit: provided by docker-buildx")
        let error = try await found(lacking, text)
        #expect(error?.level == .error && error?.remedy?.hasPrefix("install docker-buildx") == true)
        #expect(error?.title == "buildkit: the image gateway cannot be built: ssh requires BuildKit (p.yaml:11)")
        #expect(try await found(lacking.merging(down) { $1 }, text)?.level == .error)
        let old = lacking.merging(["docker --version": .printed("Docker version 20.10.24")]) { $1 }
        #expect(try await found(old, text)?.title == "buildkit: provided by docker")
        let reference = try sandbox.desired(text).images[0].reference
        let built = ["docker inspect": CommandOutput.printed(#"[{"Id": "sha256:1", "RepoTags": ["\#(reference)"]}]"#)]
        #expect(try await found(lacking.merging(built) { $1 }, text)?.level == .warning)
        #expect(try await found(lacking, Sandbox.profile) == nil)
    }

    @Test("Programs that hang end the doctor's checks, not the doctor", .timeLimit(.minutes(1)))
    func hanging() async throws {
        let scripts = try Scripts()
        for program in ["docker", "kind", "kubectl"] { try scripts.write("exec /bin/sleep 60", as: program) }
        let sandbox = try Sandbox()
        let doctor = Doctor(
            desired: try sandbox.desired(), runner: scripts.patientRunner, host: LocalMachine(),
            limit: .milliseconds(200))
        let start = ContinuousClock.now
        let findings = await doctor.findings()
        #expect(.now - start < .seconds(40))
        #expect(
            findings.filter { $0.level == .error }.map(\.check) == ["docker", "kind", "kubectl", "docker-server"],
            "\(findings)")
    }

    @Test("Cancelled, the doctor ends as cancelled", .timeLimit(.minutes(1)))
    func cancelled() async throws {
        let sandbox = try Sandbox()
        let desired = try sandbox.desired()
        let programs = FakePrograms { _, _ in
            try await Task.sleep(for: .seconds(600))
            return CommandOutput()
        }
        let task = Task {
            try await Environment(desired, runner: programs.runner, folder: sandbox.state).doctor()
        }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }
}
