import Foundation
import NIOCore
import NIOPosix
import Programs
import Testing

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis

@Suite("The check of ports")
struct PortsCheckTests {
    private func check(
        _ ports: [Int], on address: String = "127.0.0.1", held: Set<Int> = [], containers: String = ""
    ) async -> [Finding] {
        let programs = FakePrograms { command, _ in
            command.program == "docker" ? .printed(containers) : .failed("no lsof")
        }
        let place = Finding.Place(file: "p.yaml", line: 7)
        return await PortsCheck(
            runner: programs.runner,
            wanted: ports.map { WantedPort(port: $0, address: address, use: "service shop", place: place) }, held: held
        ).findings()
    }

    @Test("A port that a program listens on is an error, with the place in the profile and the program")
    func taken() async throws {
        try await LocalServer.serving(.ok) { server in
            let findings = await check([server.port])
            #expect(findings.count == 1 && findings[0].level == .error)
            #expect(findings[0].place == Finding.Place(file: "p.yaml", line: 7))
            #expect(findings[0].found.hasPrefix("port \(server.port) of 127.0.0.1, for service shop, is in use by "))
            #if os(Linux)
            #expect(findings[0].found.hasSuffix("(process \(getpid()))"), "\(findings)")
            #expect(findings[0].remedy?.hasPrefix("kill \(getpid())") == true)
            #endif
        }
    }

    @Test("A port that a container publishes is an error that names the container")
    func container() async throws {
        try await LocalServer.serving(.ok) { server in
            let row = #"{"Names":"web","Ports":"127.0.0.1:\#(server.port)->80/tcp, :::53->53/udp"}"#
            let findings = await check([server.port], containers: row + "\n")
            #expect(findings.map(\.found).first?.hasSuffix("is in use by the container web") == true, "\(findings)")
            #expect(findings[0].remedy?.hasPrefix("docker stop web") == true)
        }
    }

    @Test("Ports of one holder are told of together")
    func together() async throws {
        try await LocalServer.serving(.ok) { first in
            try await LocalServer.serving(.ok) { second in
                let findings = await check([first.port, second.port])
                #expect(findings.count == 1 && findings[0].found.contains(" are in use by "), "\(findings)")
            }
        }
    }

    @Test("A port that is listened on at all addresses is in use at each")
    func allAddresses() async throws {
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .bind(host: "0.0.0.0", port: 0).get()
        let port = try #require(channel.localAddress?.port)
        #expect(await check([port]).map(\.level) == [.error])
        #expect(await check([port], on: "0.0.0.0").map(\.level) == [.error])
        try await channel.close()
        // Another test may be given the port now, for a moment.
        var levels = await check([port]).map(\.level)
        for _ in 1...100 where levels != [.ok] {
            try await Task.sleep(for: .milliseconds(50))
            levels = await check([port]).map(\.level)
        }
        #expect(levels == [.ok])
    }

    @Test("Ports of the environment's own nodes are free for it")
    func own() async throws {
        try await LocalServer.serving(.ok) { server in
            let findings = await check([server.port], held: [server.port])
            #expect(findings.map(\.found) == ["the environment's own nodes hold port \(server.port)"])
        }
    }

    @Test("An address that is not this machine's is an error, whatever the ports")
    func address() async {
        let findings = await check([18080, 18081], on: "192.0.2.1")
        #expect(findings.map(\.found) == ["192.0.2.1 is not an address of this machine"])
        #expect(findings[0].remedy?.contains("ports.listenAddress") == true)
    }

    @Test("What docker tells of published ports is read, ranges too")
    func published() async throws {
        let programs = FakePrograms { _, _ in
            .printed(
                #"{"Names":"a","Ports":"0.0.0.0:8081-8082->8081-8082/tcp, :::9090->80/tcp, 6443/tcp"}"# + "\n"
                    + #"{"Names":"b","Ports":""}"# + "\n")
        }
        let ports = try await Docker(runner: programs.runner).publishedPorts()
        #expect(ports.map(\.container) == ["a", "a"])
        #expect(ports.map(\.ports) == [8081...8082, 9090...9090])
    }

    @Test("What lsof tells is read, where the system has no /proc")
    func lsof() async {
        let programs = FakePrograms { command, _ in
            command.arguments.contains("-iTCP:8081") ? .printed("p12\ncnode\nf5\n") : .failed("")
        }
        let holders = await PortHolders(runner: programs.runner).listed([8081, 8082])
        #expect(holders == [8081: .process(12, name: "node")])
    }

    @Test("Neighbouring ports are shown as a range")
    func text() {
        #expect(PortsCheck.text([8080]) == "port 8080")
        #expect(PortsCheck.text([8083, 8081, 8082, 9090, 8081]) == "ports 8081-8083, 9090")
    }

    @Test("The place of a port is where the profile asks for it, be it by default")
    func places() throws {
        let sandbox = try Sandbox()
        let lines = { (text: String) throws in try sandbox.profile(text).wantedPorts.map { $0.place?.line } }
        #expect(try lines(Sandbox.profile) == [23, 23])
        let expose = Sandbox.profile.replacing("perProcess: true", with: "hostPort: 9090")
        #expect(try lines(expose) == [22])
        let withoutBase = Sandbox.profile.replacing("{base: 18080, processes: 2}", with: "{processes: 1}")
        #expect(try lines(withoutBase) == [22])
    }
}
