import Foundation
import Programs
import Testing

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis

@Suite("kind's output on failure")
struct KindOutputTests {
    /// Recorded: a kubelet that does not start, with most of kubeadm's 240 requests to the API server left out.
    private func recorded() throws -> String {
        try String(contentsOfFile: fixtures + "/kind-kubelet-fails.txt", encoding: .utf8)
    }

    @Test("If a kubelet does not start, only the lines that say so are shown, out of more than a hundred")
    func kubelet() async throws {
        let text = try recorded()
        let programs = FakePrograms { _, onLine in
            text.split(separator: "\n").forEach { onLine?(String($0)) }
            return .failed(String(text.suffix(3000)))
        }
        let error = try await #require(throws: ProgramError.self) {
            try await Kind(runner: programs.runner).create("c", configuration: "c.yaml", kubeconfig: "k") { _ in }
        }
        // kubeadm repeats some lines.
        let lines = error.output.split(separator: "\n").map(String.init)
            .reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        #expect(lines.first == "✗ Starting control-plane 🕹️")
        #expect(lines[1].hasPrefix("ERROR: failed to create cluster: failed to init node with kubeadm"))
        #expect(
            Array(lines.dropFirst(2)) == [
                "[kubelet-check] It seems like the kubelet isn't running or healthy.",
                "[kubelet-check] The HTTP call equal to 'curl -sSL http://localhost:10248/healthz' failed with error: "
                    + #"Get "http://localhost:10248/healthz": dial tcp [::1]:10248: connect: connection refused."#,
                "Unfortunately, an error has occurred:", "timed out waiting for the condition",
                "This error is likely caused by:", "- The kubelet is not running",
                "- The kubelet is unhealthy due to a misconfiguration of the node in some way (required cgroups "
                    + "disabled)",
                "couldn't initialize a Kubernetes cluster", "error execution phase wait-control-plane",
            ])
    }

    @Test("Output without an explanation is shown unchanged")
    func nothing() async throws {
        let programs = FakePrograms { _, onLine in
            onLine?("I0101 00:00:00.000000 1 main.go:1] started")
            return .failed("killed")
        }
        let error = try await #require(throws: ProgramError.self) {
            try await Kind(runner: programs.runner).create("c", configuration: "c.yaml", kubeconfig: "k") { _ in }
        }
        #expect(error.output == "killed")
    }

    @Test(
        "Client requests with their headers are omitted",
        arguments: [
            #"I0131 09:00:00.000000     179 type.go:165] "Request" verb="GET" url="https://shop:6443/livez" headers=<"#,
            "\tAccept: application/vnd.kubernetes.protobuf, */*", "\tUser-Agent: kubeadm/v1.36.2 (linux/amd64)", " >",
        ])
    func requests(line: String) { #expect(KindOutput.reason(in: line) == nil) }

    @Test(
        "Errors of the machine or the configuration are kept",
        arguments: [
            "\t[ERROR Port-6443]: Port 6443 is in use", "[kubelet-check] The kubelet is not healthy after 4m0s",
            "error: json: cannot unmarshal string into Go value", "ERROR: could not find a log line that matches",
        ])
    func reasons(line: String) { #expect(KindOutput.reason(in: line) == line.trimmingCharacters(in: .whitespaces)) }
}
