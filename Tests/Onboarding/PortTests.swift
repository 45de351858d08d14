import Diagnostics
import Foundation
import Profile
import Testing

@testable import Onboarding

@Suite struct PortTests {
    private func profile(_ name: String, _ body: String) throws -> Profile {
        let text = "apiVersion: envboot/v1\nname: \(name)\n\(body)\n"
        return try Profile.load(
            text: Array(text.utf8), file: "profiles/\(name).yaml", directory: "/nowhere", environment: ["HOME": "/h"])
    }

    private func exposing(_ expose: String) -> String {
        "images: {s: {ref: \"s:1\"}}\nservices: {s: {template: service, image: s, port: 80, expose: {\(expose)}}}"
    }

    @Test("profiles with ports of their own do not collide, though their node ports are the same")
    func apart() throws {
        let a = try profile("a", exposing("nodePort: 30080, perProcess: true"))
        let b = try profile(
            "b", exposing("nodePort: 30080, perProcess: true, hostPort: 9000") + "\nports: {base: 8180}")
        #expect(PortCollision.all(among: [a, b]) == [])
        #expect(
            PortTable([a, b]).markdown == """
                | Profile | Cluster | Service | Node port | Host port | Processes |
                | --- | --- | --- | --- | --- | --- |
                | `profiles/a.yaml` | a | s | 30080 |  | 8081-8096 |
                | `profiles/b.yaml` | b | s | 30080 | 9000 | 8181-8196 |

                """)
    }

    @Test("each port of a service that is reached has a row and its own place")
    func severalPorts() throws {
        let body = """
            images: {s: {ref: "s:1"}}
            services:
              s:
                image: s
                ports: {http: 80, metrics: 90}
                expose:
                  - {nodePort: 30080, perProcess: true}
                  - {port: metrics, nodePort: 30090, hostPort: 9090}
            """
        let profiles = [try profile("a", body), try profile("b", body + "\nports: {base: 8180}")]
        #expect(
            PortTable(profiles).rows.map { "\($0.target ?? "") \($0.line)" } == [
                "s 9", "s/metrics 10", "s 9", "s/metrics 10",
            ])
        let collisions = PortCollision.all(among: profiles).map { "\($0.second.line) \($0.message)" }
        #expect(collisions == ["10 host port 9090 is also in profiles/a.yaml:10"])
    }

    @Test("a collision names the ports that both have, both lines, and a range that is free")
    func hostPorts() throws {
        let a = try profile("a", exposing("nodePort: 30080, perProcess: true"))
        let b = try profile("b", exposing("nodePort: 30080, perProcess: true") + "\nports: {base: 8090}")
        let c = try profile("c", exposing("nodePort: 30080, hostPort: 8081"))
        let collisions = PortCollision.all(among: [a, b, c])
        #expect(
            collisions.map(\.message) == [
                "host ports 8091-8096 are also in profiles/a.yaml:4", "host port 8081 is also in profiles/a.yaml:4",
            ])
        #expect(collisions.map { "\($0.second.file):\($0.second.line)" } == ["profiles/b.yaml:5", "profiles/c.yaml:4"])
        #expect(
            collisions.map { $0.hint(among: [a, b, c]) } == [
                "set ports.base to 8180: 8181-8196 are free", "8181 is free",
            ])
    }

    @Test(
        "ports on different addresses do not collide, unless one is every address",
        arguments: [("127.0.0.1", "127.0.0.2", 0), ("127.0.0.1", "0.0.0.0", 1), ("::", "127.0.0.2", 1)])
    func addresses(one: String, other: String, count: Int) throws {
        let body = exposing("nodePort: 30080, perProcess: true")
        let a = try profile("a", body + "\nports: {listenAddress: \"\(one)\"}")
        let b = try profile("b", body + "\nports: {listenAddress: \"\(other)\"}")
        #expect(PortCollision.all(among: [a, b]).count == count)
    }

    @Test("the same cluster or kubeconfig is a collision, and so are node ports of the same cluster")
    func clusters() throws {
        let a = try profile("a", exposing("nodePort: 30080, hostPort: 9000"))
        let b = try profile("b", "cluster: {name: a}\n" + exposing("nodePort: 30080, hostPort: 9001"))
        let c = try profile("c", "cluster: {kubeconfig: ~/.kube/a-kubeconfig}")
        let messages = PortCollision.all(among: [a, b, c]).map(\.message)
        #expect(
            messages == [
                "the cluster a is also that of profiles/a.yaml:2",
                "node port 30080 of the cluster a is also in profiles/a.yaml:4",
                "the kubeconfig /h/.kube/a-kubeconfig is also that of profiles/a.yaml:2",
                "the kubeconfig /h/.kube/a-kubeconfig is also that of profiles/b.yaml:3",
            ])
    }

    @Test("free ports are a round range where there is one, any other else, and none where all are taken")
    func freePorts() throws {
        #expect(FreePorts(among: []).base(processes: 16) == 8080)
        let dense = try crowd(apart: 100, processes: 83)
        #expect(FreePorts(among: dense).base(processes: 16) == 8083)
        let full = try crowd(apart: 250, processes: 250)
        #expect(FreePorts(among: full).base(processes: 16) == nil)
        #expect(throws: Diagnostic.self) { try OtherProfiles(name: "x", profiles: full).portBase() }
    }

    /// Profiles whose ports begin each so many behind those of the one before.
    private func crowd(apart: Int, processes: Int) throws -> [Profile] {
        try stride(from: 8000, to: 32767, by: apart).map { base in
            try profile(
                "p\(base)",
                exposing("nodePort: 30080, perProcess: true") + "\nports: {base: \(base), processes: \(processes)}")
        }
    }
}
