import Foundation
import Testing

/// A service that does not become ready: its container, and the sentence that says why.
struct FailingService: CustomTestStringConvertible, Sendable {
    var testDescription: String
    /// The container's fields, a line each.
    var container: [String]
    var cause: String

    /// A Deployment that gives up after some seconds.
    var manifest: String {
        """
        apiVersion: v1
        kind: Secret
        metadata: {name: failing}
        stringData: {word: canary-of-a-secret}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: failing}
        spec:
          progressDeadlineSeconds: 15
          selector: {matchLabels: {app: failing}}
          template:
            metadata: {labels: {app: failing}}
            spec:
              containers:
                - name: main
                  \(container.joined(separator: "\n          "))
                  readinessProbe: {exec: {command: ["test", "-e", "/ready"]}, periodSeconds: 1}
                  env:
                    - {name: API_TOKEN, value: canary-of-a-variable}
                    - {name: WORD, valueFrom: {secretKeyRef: {name: failing, key: word}}}

        """
    }

    static let all = [
        FailingService(
            testDescription: "a crash loop",
            container: ["image: redis", #"command: [sh, -c, "echo $API_TOKEN $WORD; echo no such file; exit 3"]"#],
            cause: "its last line: no such file"),
        FailingService(
            testDescription: "an image that is nowhere", container: ["image: localhost:1/nosuch:1"],
            cause: "the image localhost:1/nosuch:1 of main"),
        FailingService(
            testDescription: "a missing Secret", container: ["image: redis", "envFrom: [{secretRef: {name: nosuch}}]"],
            cause: #"cannot be made: secret "nosuch" not found"#),
        FailingService(
            testDescription: "a probe that fails", container: ["image: redis"], cause: "Readiness probe failed"),
        FailingService(
            testDescription: "more memory than there is",
            container: ["image: redis", "resources: {requests: {memory: 100Ti}}"], cause: "no node takes the pod"),
    ]
}

extension ClusterTests.Diagnostics {
    private var single: TestEnvironment { ClusterTests.single }

    private func folder(named beginning: String, in text: String) throws -> String {
        let line = try #require(text.lines.last)
        try #require(line.hasPrefix(beginning), "\(text)")
        return String(line.dropFirst(beginning.count))
    }

    @Test(
        "a service that fails is told of with the likeliest cause, and no file has a secret",
        arguments: FailingService.all)
    func failing(service: FailingService) async throws {
        try await single.converge()
        var profile = single.profile
        profile.service = ["failing.yaml"]
        try single.write(service.manifest, to: "failing.yaml")
        try single.write(profile)
        let run = try await single.envboot("up")
        #expect(run.status == 1)
        let cause = try #require(run.errors.lines.dropLast().last)
        #expect(cause.hasPrefix("likely cause: ") && cause.contains(service.cause), "\(run)")

        let files = try files(in: folder(named: "more: ", in: run.errors))
        #expect(files["index.txt"]?.contains("missing") == false, "\(files["index.txt"] ?? "")")
        #expect(files["cluster/not-ready-in-default.txt"]?.contains("Name:") == true)
        #expect(files["nodes/\(single.cluster)-control-plane/kubelet.log"]?.isEmpty == false)
        let key = try await Testbed.text(
            "kubectl",
            ["--kubeconfig", single.kubeconfig, "config", "view", "--raw", "--output", "jsonpath={.users[0].user}"])
        let secrets = ["canary", Data("canary-of-a-secret".utf8).base64EncodedString(), "PRIVATE KEY"]
        for (name, text) in files {
            for secret in secrets { #expect(!text.contains(secret), "\(name)") }
            #expect(!key.split(separator: "\"").contains { $0.count > 40 && text.contains($0) }, "\(name)")
        }
    }

    @Test("logs works where a node is paused, within half a minute, and says so")
    func paused() async throws {
        try await single.converge()
        let node = single.cluster + "-control-plane"
        _ = try await Testbed.text("docker", ["pause", node])
        let start = ContinuousClock.now
        let run = try await single.envboot("logs")
        let duration = ContinuousClock.now - start
        _ = try await Testbed.text("docker", ["unpause", node])
        #expect(run.status == 0, "\(run)")
        #expect(duration < .seconds(30))
        #expect(run.errors.contains("likely cause: the node \(node) does not run: docker says paused"), "\(run)")
        #expect(run.errors.contains("missing: cluster/events.txt"), "\(run)")
        let files = try files(in: folder(named: "", in: run.output))
        #expect(files["nodes/\(node)/console.log"]?.contains("Multi-User") == true)
    }

    @Test("logs says where nothing is up, and collects what there is; a file of git's keeps it out of commits")
    func nothing() async throws {
        let nowhere = TestEnvironment(TestProfile(name: "envboot-test-nowhere", hasGateway: false))
        try nowhere.write(nowhere.profile)
        let run = try await nowhere.envboot("logs")
        #expect(run.status == 0, "\(run)")
        #expect(run.errors.hasPrefix("envboot-test-nowhere does not exist\n"), "\(run)")
        let files = try files(in: folder(named: "", in: run.output))
        #expect(files["versions/docker.txt"]?.contains("Version") == true)
        #expect(files["plan.txt"]?.contains("create the cluster envboot-test-nowhere") == true)
        let ignored = try String(contentsOfFile: nowhere.folder + "/.envboot/.gitignore", encoding: .utf8)
        #expect(ignored.split(separator: "\n").contains("/logs/"))
    }

    @Test("a creation that fails leaves its node's logs and no node")
    func creation() async throws {
        let environment = TestEnvironment(TestProfile(name: "envboot-test-unmade", hasGateway: false))
        try environment.write(environment.profile)
        let patched = environment.profile.text.replacing(
            "{role: control-plane}",
            with:
                #"{role: control-plane, kubeadmConfigPatches: ["{kind: ClusterConfiguration, networking: {podSubnet: bogus}}"]}"#
        )
        try environment.write(patched, to: "profiles/test.yaml")
        let run = try await environment.envboot("up")
        #expect(run.status == 1)
        #expect(run.errors.contains("podSubnet"), "\(run)")
        let files = try files(in: folder(named: "more: ", in: run.errors))
        #expect(files["nodes/envboot-test-unmade-control-plane/kubelet.log"]?.isEmpty == false)
        #expect(try await environment.nodes() == [])
        let (status, plan) = try await environment.plan()
        #expect(status == 3 && plan.ids.contains("cluster"))
    }
}

/// The text of every file in a folder, by its path there.
func files(in folder: String) throws -> [String: String] {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder)
    return paths.reduce(into: [:]) { $0[$1] = try? String(contentsOfFile: folder + "/" + $1, encoding: .utf8) }
}
