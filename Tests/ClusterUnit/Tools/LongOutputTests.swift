import Foundation
import Programs
import Testing

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis

/// Output of programs is parsed in linear time.
@Suite("Long output of programs")
struct LongOutputTests {
    private func docker(printing text: String) -> Docker {
        Docker(runner: FakePrograms { _, _ in .printed(text) }.runner)
    }

    private func ports(_ text: String) async throws -> [ClosedRange<Int>] {
        let row = try JSONEncoder().encode(["Names": "a", "Ports": text])
        return try await docker(printing: String(decoding: row, as: UTF8.self)).publishedPorts().map(\.ports)
    }

    @Test("Only host ports are read from docker's list")
    func publishedPorts() async throws {
        let text = "127.0.0.1:8081-8084->8081-8084/tcp, :::53->53/udp, 6379/tcp, [::]:80->8080/tcp"
        #expect(try await ports(text) == [8081...8084, 80...80])
        for wrong in ["", "a:b->c/tcp", "a:9-8->c/tcp", "a:1-2-3->c/tcp", "->/tcp", ":->/tcp"] {
            #expect(try await ports(wrong) == [], "\(wrong)")
        }
    }

    @Test("A very long list is parsed in linear time", .timeLimit(.minutes(1)))
    func longPorts() async throws {
        #expect(try await ports(String(repeating: ":1->", count: 100_000)) == [])
    }

    @Test("The snapshotter is found in a configuration of any length, and defaults to overlayfs")
    func snapshotter() async throws {
        let long = String(repeating: "\n", count: 200_000)
        for (text, name) in [
            ("  snapshotter = \"native\"\n", "native"), (long + "snapshotter = 'fuse-overlayfs'", "fuse-overlayfs"),
            (long, "overlayfs"), ("snapshotter = \"\"", "overlayfs"), ("disable_snapshotter = \"x\"", "overlayfs"),
        ] {
            #expect(try await Containerd(node: "n", docker: docker(printing: text)).snapshotter() == name)
        }
    }

    @Test("A version is found at the start of a text of any length")
    func version() {
        #expect(Version(in: "Docker version 20.10.24+dfsg1, build 297e128")?.description == "20.10.24")
        #expect(Version(in: String(repeating: "1", count: 1_000_000)) == nil)
    }
}
