import Foundation
import Profile
import Programs
import Redaction
import Testing
import YAML

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis

@Suite("Doing what a step says")
struct ApplierTests {
    let sandbox: Sandbox
    let desired: Desired

    init() throws {
        sandbox = try Sandbox()
        let names = "{Z: '', A: 'two words', HTTP_PROXY: 'proxy:3128'}"
        let arguments = "{build: {context: app, args: \(names), target: final}}"
        desired = try sandbox.desired(Sandbox.profile.replacing("{build: {context: app}}", with: arguments))
    }

    /// Performs one action with programs that succeed, and returns their commands.
    private func commands(
        of action: Action, observed: Observed = Observed(),
        answer: @escaping @Sendable (Command, Runner.LineHandler?) async throws -> CommandOutput = { _, _ in
            .printed("{}")
        }
    ) async throws -> [Command] {
        let programs = FakePrograms(answer)
        let applier = Applier(
            desired: desired, observed: observed, runner: programs.runner, folder: sandbox.state, events: { _ in })
        let step = Step(id: "s", title: "", reason: "", cost: "", needs: [], action: action)
        try await applier.apply(Plan(steps: [step]))
        return await programs.commands
    }

    private var kubectl: String { "kubectl --kubeconfig \(sandbox.path)/kubeconfig" }

    @Test("An image is built with its Dockerfile, its arguments in order as variables, its target and its context last")
    func build() async throws {
        let image = desired.images[0]
        guard case .build(let recipe) = image.source else {
            Issue.record("it is built")
            return
        }
        let commands = try await commands(of: .build(image, recipe))
        #expect(
            commands.filter { $0.arguments.first == "build" }.map(\.arguments) == [
                [
                    "build", "--tag", image.reference, "--file", sandbox.path + "/app/Dockerfile", "--build-arg", "A",
                    "--build-arg", "HTTP_PROXY=proxy:3128", "--build-arg", "Z", "--target", "final",
                    sandbox.path + "/app",
                ]
            ])
        #expect(commands.last?.secretEnvironment == ["A": "two words", "Z": ""])
    }

    @Test(
        "A docker before 23 is told to use BuildKit, unless the user chose a builder; a newer one decides itself",
        arguments: [
            ("20.10.24", [:], "1"), ("20.10.24", ["DOCKER_BUILDKIT": "0"], nil),
            ("22.0.1", ["DOCKER_BUILDKIT": ""], "1"), ("23.0.0", [:], nil), ("?", [:], nil),
        ] as [(String, [String: String], String?)])
    func buildKitByDefault(version: String, variables: [String: String], expected: String?) async throws {
        let image = desired.images[0]
        guard case .build(let recipe) = image.source else {
            Issue.record("it is built")
            return
        }
        let programs = FakePrograms { command, _ in
            .printed(command.arguments == ["--version"] ? "Docker version \(version)" : "")
        }
        try await Docker(runner: programs.runner).build(
            image, recipe, in: sandbox.path, variables: variables, onLine: { _ in })
        #expect(await programs.commands.last?.environment["DOCKER_BUILDKIT"] == expected)
    }

    @Test("A build's options become docker's, with paths that have commas in quotes, and BuildKit is used for secrets")
    func buildOptions() async throws {
        try sandbox.write("token", to: "a,b")
        let options =
            "secrets: {z: './a,b', a: ./seed.sh}, ssh: [default], platform: linux/amd64, cacheFrom: [a, b], "
            + "cacheTo: [type=inline], network: host"
        let image = try sandbox.desired(Sandbox.profile.replacing("{context: app}", with: "{context: app, \(options)}"))
            .images[0]
        guard case .build(let recipe) = image.source else {
            Issue.record("it is built")
            return
        }
        let command = try #require(try await commands(of: .build(image, recipe)).last)
        #expect(
            command.arguments.dropFirst(5).dropLast() == [
                "--secret", "id=a,src=\(sandbox.path)/seed.sh", "--secret", "id=z,\"src=\(sandbox.path)/a,b\"",
                "--ssh", "default", "--platform", "linux/amd64", "--cache-from", "a", "--cache-from", "b",
                "--cache-to", "type=inline", "--network", "host",
            ])
        #expect(command.environment == ["DOCKER_BUILDKIT": "1"])
        #expect(command.directory == sandbox.path, "paths of caches are relative to the profile's folder")
    }

    @Test("A secret in a variable is passed to docker by its name, and its value is in no text")
    func secretVariable() async throws {
        let text = Sandbox.profile.replacing("{context: app}", with: "{context: app, secrets: {t: {env: TOKEN}}}")
        let desired = try Desired(
            Profile.load(
                text: Array(text.utf8), file: "p.yaml", directory: sandbox.path, environment: ["TOKEN": "canary-7"]))
        let image = desired.images[0]
        guard case .build(let recipe) = image.source else {
            Issue.record("it is built")
            return
        }
        let command = try #require(try await commands(of: .build(image, recipe)).last)
        #expect(command.arguments.contains("id=t,env=TOKEN") && command.secretEnvironment == ["TOKEN": "canary-7"])
        #expect(command.environment == ["DOCKER_BUILDKIT": "1"])
        #expect(desired.redaction("npm ERR! canary-7") == "npm ERR! \(Redaction.mark)")
        for shown in [command.shellText, "\(recipe)", "\(Plan(steps: []))", String(reflecting: image)] {
            #expect(!shown.contains("canary"))
        }
        let other = try sandbox.desired(text)
        #expect(other.images[0].reference == image.reference, "the value is not part of the image's tag")
        let findings = SecretsCheck(profile: other.profile, images: other.images).findings()
        #expect(
            findings.map(\.title) == [
                "secrets: the image gateway cannot be built: the environment variable TOKEN is not set (p.yaml:11)"
            ])
        #expect(SecretsCheck(profile: desired.profile, images: desired.images).findings() == [])
    }

    @Test("An image is pulled for the platform that the profile sets")
    func pullPlatform() async throws {
        let image = try sandbox.desired(
            Sandbox.profile.replacing("redis:7-alpine}", with: "redis:7-alpine, platform: linux/arm64}")
        ).images[1]
        #expect(
            try await commands(of: .pull(image)) { _, _ in .printed("[]") }.map(\.line) == [
                "docker pull --platform linux/arm64 redis:7-alpine", "docker inspect redis:7-alpine",
            ])
    }

    @Test("An image is pulled by its reference")
    func pull() async throws {
        #expect(try await commands(of: .pull(desired.images[1])).map(\.line) == ["docker pull redis:7-alpine"])
    }

    @Test(
        "An image of a digest is given a tag that stands for it, since archives lose its name",
        arguments: [true, false])
    func digest(isPulled: Bool) async throws {
        let written = "redis:7@sha256:" + String(repeating: "0123456789abcdef", count: 4)
        let image = try sandbox.desired(Sandbox.profile.replacing("redis:7-alpine}", with: "\"\(written)\"}")).images[1]
        #expect(image.reference == "envboot.local/shop/redis:0123456789abcdef")
        let tag = "docker tag \(written) \(image.reference)"
        #expect(
            try await commands(of: isPulled ? .pull(image) : .tag(image)).map(\.line)
                == (isPulled ? ["docker pull \(written)"] : []) + [tag])
    }

    @Test("Images are sent to the nodes that lack them as one archive")
    func load() async throws {
        let lines = try await commands(of: .load(desired.images, nodes: ["shop-worker", "shop-worker2"])).map(\.line)
        #expect(
            Set(lines.dropLast()) == [
                "docker save --output TMP/images.tar \(desired.images[0].reference) redis:7-alpine",
                "docker exec shop-worker ctr --namespace k8s.io content list --quiet",
                "docker exec shop-worker2 ctr --namespace k8s.io content list --quiet",
            ])
        #expect(lines.last == "kind load image-archive TMP/images.tar --name shop --nodes shop-worker,shop-worker2")
    }

    @Test("Where the nodes have most of the images, only the rest is sent, or all of it if they cannot take that")
    func loadLacking() async throws {
        let saved = try SavedImagesTests().oldArchiveContent()
        let top = try SavedImagesTests.digest(of: "top")
        for canTakeRest in [true, false] {
            let lines = try await commands(of: .load(desired.images, nodes: ["shop-worker"])) { command, _ in
                if let file = command.value(of: "--output") {
                    try saved.write(to: URL(fileURLWithPath: file))
                }
                if command.arguments.contains("content") { return .printed(top + "\n") }
                let isRest = command.arguments.contains { $0.hasSuffix("/lacking.tar") }
                return isRest && !canTakeRest ? .failed("content not found") : .printed("{}")
            }.map(\.line)
            let loaded = canTakeRest ? ["lacking"] : ["lacking", "images"]
            #expect(
                Array(lines.dropFirst(2))
                    == loaded.map { "kind load image-archive TMP/\($0).tar --name shop --nodes shop-worker" })
        }
    }

    @Test("Multi-platform images are loaded for the nodes' platform only, and nothing is loaded if Docker lacks it")
    func loadPlatform() async throws {
        for (nodes, isThere) in [("linux/amd64", true), ("linux/arm64/v8", false)] {
            var saved = PlatformImages()
            try saved.add(
                "docker.io/library/redis:7-alpine", platforms: ["linux/amd64", "linux/arm64"], absent: ["linux/arm64"])
            let (images, archive) = (saved, sandbox.path + "/platforms.tar")
            try images.write(to: archive)
            let programs = FakePrograms { command, _ in
                if let file = command.value(of: "--output") {
                    try FileManager.default.copyItem(atPath: archive, toPath: file)
                }
                return .printed(
                    command.arguments.contains("plugins")
                        ? "TYPE ID PLATFORMS STATUS\nio.containerd.content.v1 content - ok\nx.v1 walking \(nodes) ok\n"
                        : "{}")
            }
            let applier = Applier(
                desired: desired, observed: Observed(), runner: programs.runner, folder: sandbox.state, events: { _ in }
            )
            let load = { try await applier.load([desired.images[1]], into: ["shop-worker"]) { _ in } }
            if isThere {
                try await load()
            } else {
                let error = try await #require(throws: UnusableImage.self) { try await load() }
                #expect(error.remedy == "docker pull --platform linux/arm64 redis:7-alpine")
            }
            let loads = await programs.lines.filter { $0.hasPrefix("kind") }
            #expect(
                loads == (isThere ? ["kind load image-archive TMP/platform.tar --name shop --nodes shop-worker"] : []))
        }
    }

    @Test("Nodes are waited for until they are ready")
    func nodes() async throws {
        #expect(
            try await commands(of: .waitForNodes).map(\.line) == [
                "\(kubectl) wait --for condition=Ready --timeout 180s nodes --all"
            ])
    }

    @Test("A kubeconfig is taken from kind and written for its owner alone")
    func writeKubeconfig() async throws {
        let commands = try await commands(of: .writeKubeconfig) { _, _ in .printed("of kind") }
        #expect(commands.map(\.line) == ["kind get kubeconfig --name shop"])
        #expect(try sandbox.read("kubeconfig") == "of kind")
        #expect(try sandbox.mode(of: "kubeconfig") == 0o600)
    }

    @Test("Definitions are applied by the server, and awaited until their kinds are known")
    func definitions() async throws {
        let lines = try await commands(of: .applyDefinitions(desired.definitions)).map(\.line)
        #expect(
            lines == [
                "\(kubectl) apply --filename \(sandbox.path)/state/envboot/shop/definitions.yaml --output json "
                    + "--server-side --force-conflicts --field-manager envboot",
                "\(kubectl) wait --for condition=Established --timeout 60s "
                    + "CustomResourceDefinition.v1.apiextensions.k8s.io/orders.shop.test",
            ])
    }

    @Test("Objects are deleted by their whole kind, in their namespace")
    func remove() async throws {
        let keys = [
            ObjectKey(apiVersion: "apps/v1", kind: "Deployment", namespace: "hooks", name: "old"),
            ObjectKey.configMap("settings"),
        ]
        let lines = try await commands(of: .remove(keys)) { _, _ in .printed(Self.own) }.map(\.line)
        let label = "--selector envboot/environment=shop --field-selector metadata.name"
        #expect(
            Set(lines) == [
                "\(kubectl) get Deployment.v1.apps/old --ignore-not-found --output json --namespace hooks",
                "\(kubectl) delete Deployment.v1.apps \(label)=old --namespace hooks",
                "\(kubectl) get ConfigMap.v1./settings --ignore-not-found --output json",
                "\(kubectl) delete ConfigMap.v1. \(label)=settings",
            ])
    }

    /// An object that the environment applied.
    static let own = """
        {"metadata": {"labels": {"envboot/environment": "shop"}, "annotations": {"envboot/digest": "0"}}}
        """

    @Test(
        "An object without the environment's label is not deleted, whoever names it, and a warning says so",
        arguments: [
            (own.replacing("shop", with: "shop2"), "missing label envboot/environment=shop"),
            (own.replacing("labels", with: "other"), "missing label envboot/environment=shop"),
            (own.replacing("digest", with: "other"), "missing annotation envboot/digest"),
            (own.replacing(#"{"labels""#, with: #"{"ownerReferences": [{}], "labels""#), "owned by another object"),
            ("", nil),
        ])
    func removeForeign(object: String, reason: String?) async throws {
        let programs = FakePrograms { _, _ in .printed(object) }
        let (told, sink) = AsyncStream.makeStream(of: Event.self)
        let applier = Applier(
            desired: desired, observed: Observed(), runner: programs.runner, folder: sandbox.state,
            events: { sink.yield($0) })
        try await applier.remove([.configMap("theirs")])
        sink.finish()
        #expect(await programs.lines == ["\(kubectl) get ConfigMap.v1./theirs --ignore-not-found --output json"])
        let events = await told.reduce(into: []) { $0.append($1) }
        #expect(events.count == (reason == nil ? 0 : 1))
        guard case .left(let object, let told)? = events.first else { return }
        #expect(object == "configmap theirs")
        #expect(told == reason)
    }

    @Test("An object whose kind is gone with its definition is removed already")
    func removeUnknownKind() async throws {
        let key = ObjectKey(apiVersion: "shop.test/v1", kind: "Order", namespace: nil, name: "first")
        let commands = try await commands(of: .remove([key])) { _, _ in
            .failed(#"error: the server doesn't have a resource type "Order""#)
        }
        #expect(commands.count == 1)
    }

    @Test("An object that cannot be deleted is a failure")
    func removeForbidden() async throws {
        await #expect(throws: StepFailure.self) {
            try await commands(of: .remove([.configMap("settings")])) { _, _ in .failed("Error: forbidden") }
        }
    }

    @Test("A hook gets the environment's variables and runs in the profile's folder")
    func hook() async throws {
        let hook = desired.profile.hooks[0]
        let command = try #require(try await commands(of: .runHook(hook)).first)
        #expect(command.program == sandbox.path + "/seed.sh")
        #expect(command.directory == sandbox.path)
        #expect(command.timeout == .seconds(60))
        #expect(command.environment["KUBECONFIG"] == sandbox.path + "/kubeconfig")
        #expect(command.environment["GATEWAY_URL_2"] == "http://127.0.0.1:18082")
        #expect(command.environment["ENVBOOT_PORT_BASE"] == "18080")
    }

    @Test("A step that fails is told of, with its reason")
    func events() async throws {
        let (stream, sink) = AsyncStream.makeStream(of: Event.self)
        let runner = FakePrograms { _, _ in .failed("no space left") }.runner
        let applier = Applier(
            desired: desired, observed: Observed(), runner: runner, folder: sandbox.state, events: { sink.yield($0) })
        let step = Step(
            id: "s", title: "", reason: "", cost: "", needs: [], action: .pull(desired.images[1]))
        await #expect(throws: StepFailure.self) { try await applier.apply(Plan(steps: [step])) }
        sink.finish()
        var told: [String] = []
        for await event in stream {
            switch event {
            case .started(let step): told.append("started \(step.id)")
            case .ended(let step, _, let error): told.append("ended \(step.id): \(error ?? "well")")
            default: told.append("\(event)")
            }
        }
        #expect(told == ["started s", "ended s: docker ended with status 1"])
    }
}
