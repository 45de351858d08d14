import Programs
import Testing

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis

@Suite("The check of images")
struct ImagesCheckTests {
    private static let node = Observed.NodeContainer(
        name: "shop-control-plane", role: "control-plane", isRunning: true, image: "", mounts: [], ports: [])

    private func check(
        _ host: [String: String], digests: Set<String> = [], registry: CommandOutput? = CommandOutput(),
        nodeImage: Bool = true,
        nodes: Bool = false,
        _ change: (String) -> String = { $0 }
    ) async throws -> (findings: [Finding], commands: [String]) {
        let programs = FakePrograms { command, _ in
            guard let registry else { throw ProgramError.timedOut(command, output: "") }
            return registry
        }
        let sandbox = try Sandbox()
        let findings = await ImagesCheck(
            desired: try sandbox.desired(change(Sandbox.profile)), runner: programs.runner,
            here: Inspection(nodes: nodes ? [Self.node] : [], images: host, digests: digests, hasNodeImage: nodeImage)
        ).findings()
        return (findings, await programs.lines)
    }

    @Test("Where all images are here, no registry is asked")
    func here() async throws {
        let (findings, commands) = try await check(["redis:7-alpine": "sha256:1"])
        #expect(findings.map(\.found) == ["nothing has to be pulled"])
        #expect(commands.isEmpty)
    }

    @Test("An image that has to be pulled is looked for in its registry, and so is the node image")
    func missing() async throws {
        let (findings, commands) = try await check([:], nodeImage: false)
        #expect(findings.map(\.found) == ["2 images to pull, within reach"])
        #expect(
            Set(commands) == [
                "docker manifest inspect redis:7-alpine", "docker manifest inspect kindest/node:v1.30.0",
            ])
        #expect(try await check([:], nodeImage: false, nodes: true).commands.count == 1, "the nodes are there")
    }

    @Test("A registry that is not within reach is an error with the image and its place")
    func outOfReach() async throws {
        let (findings, _) = try await check([:], registry: .failed("dial tcp: no such host"))
        #expect(findings.map(\.level) == [.error])
        #expect(findings[0].found.hasPrefix("redis:7-alpine ") && findings[0].found.hasSuffix("no such host"))
        #expect(findings[0].place?.line == 12)
    }

    @Test("If docker reports a missing manifest, the registry is asked again without TLS")
    func withoutTLS() async throws {
        let programs = FakePrograms { command, _ in
            command.arguments.contains("--insecure") ? CommandOutput() : .failed("no such manifest: 127.0.0.1:5000/a:1")
        }
        try await Docker(runner: programs.runner).findInRegistry("127.0.0.1:5000/a:1")
        #expect(await programs.lines.last == "docker manifest inspect --insecure 127.0.0.1:5000/a:1")
    }

    @Test("A registry that refuses is an error with a hint")
    func refusal() async throws {
        let text = "failed to configure transport: error pinging v2 registry: Get \"https://r.test/v2/\": x509: unknown"
        let (findings, _) = try await check([:], registry: .failed(text))
        #expect(findings[0].remedy?.contains("/etc/docker/certs.d/r.test/ca.crt") == true)
    }

    @Test("The registry is not asked for an image that is present by digest, even without envboot's tag")
    func digest() async throws {
        let digest = "redis:7@sha256:" + String(repeating: "0123456789abcdef", count: 4)
        let (findings, commands) = try await check([:], digests: ["envboot.local/shop/redis:0123456789abcdef"]) {
            $0.replacing("redis:7-alpine}", with: "\"\(digest)\", pull: never}")
        }
        #expect(findings.map(\.found) == ["nothing has to be pulled"])
        #expect(commands == [])
    }

    @Test("A registry that is slow is a warning")
    func slow() async throws {
        let (findings, _) = try await check([:], registry: nil)
        #expect(findings.map(\.level) == [.warning] && findings[0].found.contains("docker was ended after"))
    }

    @Test("An image that is pulled each time is looked for although it is here")
    func always() async throws {
        let commands = try await check(["redis:7-alpine": "sha256:1"]) {
            $0.replacing("{ref: redis:7-alpine}", with: "{ref: redis:7-alpine, pull: always}")
        }.commands
        #expect(commands == ["docker manifest inspect redis:7-alpine"])
    }

    @Test("An image that is not here and may not be pulled is an error")
    func never() async throws {
        let (findings, commands) = try await check([:]) {
            $0.replacing("{ref: redis:7-alpine}", with: "{ref: redis:7-alpine, pull: never}")
        }
        #expect(findings.map(\.level) == [.error] && findings[0].found.contains("pull: never"), "\(findings)")
        #expect(commands.isEmpty)
    }

    @Test("Where the node image is kind's own and none is here, that is a warning")
    func kindsOwn() async throws {
        let ownImage = { (text: String) in text.replacing("  image: kindest/node:v1.30.0\n", with: "") }
        let here = ["redis:7-alpine": "sha256:1"]
        #expect(try await check(here, nodeImage: false, ownImage).findings.map(\.level) == [.warning])
        #expect(try await check(here, nodeImage: true, ownImage).findings.map(\.level) == [.ok])
        #expect(try await check(here, nodeImage: false, nodes: true, ownImage).findings.map(\.level) == [.ok])
    }
}
