import Programs
import Testing

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis

@Suite("Why Docker cannot be reached")
struct DockerFaultTests {
    private func error(_ output: String, program: String = "docker") -> ProgramError {
        .failed(Command(program, ["ps"], timeout: .seconds(1)), status: .exited(1), output: output)
    }

    @Test(
        "Docker that does not run is known by what docker says in each of its versions",
        arguments: [
            "Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?",
            "failed to connect to the docker API at unix:///var/run/docker.sock; check if the path is correct and if the "
                + "daemon is running: dial unix /var/run/docker.sock: connect: no such file or directory",
            "error during connect: Get \"http://10.0.0.1:2375/v1.41/info\": dial tcp 10.0.0.1:2375: i/o timeout",
        ])
    func notRunning(output: String) {
        #expect(error(output).dockerFault == .notRunning)
        #expect(error("ERROR: failed to list nodes: \(output)", program: "kind").dockerFault == .notRunning)
        #expect(error(output).remedy?.hasPrefix("start Docker") == true)
    }

    @Test(
        "A socket without permission is known, too",
        arguments: [
            "Got permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock: "
                + "dial unix /var/run/docker.sock: connect: permission denied",
            "permission denied while trying to connect to the docker API at unix:///var/run/docker.sock",
            "failed to connect to the docker API at unix:///var/run/docker.sock: connect: permission denied",
        ])
    func noPermission(output: String) {
        #expect(error(output).dockerFault == .noPermission)
        #expect(error(output).remedy?.contains("usermod -aG docker") == true)
    }

    @Test("A program that cannot be started is the machine's fault, unless it is the profile's own")
    func notStarted() {
        func error(_ program: String) -> ProgramError {
            .notStarted(Command(program, [], timeout: .seconds(1)), reason: "Exec format error")
        }
        #expect(error("kind").isOfMachine && !error("./seed.sh").isOfMachine)
    }

    @Test("What takes its time has no hint that is for questions")
    func timeouts() {
        func remedy(_ program: String, _ seconds: Int) -> String? {
            ProgramError.timedOut(Command(program, ["x"], timeout: .seconds(seconds)), output: "").remedy
        }
        #expect(remedy("docker", 60) == "see whether Docker answers: docker version")
        #expect(remedy("kubectl", 20) == "run it by hand, to see why: kubectl x")
        #expect(remedy("kind", 900) == nil && remedy("./seed.sh", 10) == nil)
    }

    @Test("Another failure is not Docker's absence")
    func others() {
        #expect(error("permission denied: /etc/shadow").dockerFault == nil)
        #expect(error("manifest unknown").remedy == nil)
    }
}
