import Foundation
import Programs
import Testing
import YAML

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis

@Suite("Noting the state in the cluster")
struct WriteRecordTests {
    let sandbox: Sandbox
    let desired: Desired

    init() throws {
        sandbox = try Sandbox()
        desired = try sandbox.desired()
    }

    /// Lets the applier write the record, and returns it as the ConfigMap holds it, with the commands.
    private func record(
        _ observed: Observed, applied: [JSONValue] = [], images: String = "[]", kept: String? = nil,
        failing failure: String? = nil
    ) async throws -> (records: [Record], commands: [String]) {
        let (stream, sink) = AsyncStream.makeStream(of: JSONValue.self)
        let programs = FakePrograms { command, _ in
            guard let file = command.value(of: "--filename") else {
                let words = command.arguments.dropFirst(2)
                if words.first == failure { return .failed("no space left on device") }
                if words.first == "ls" { return kept.map { .printed($0 + "\n") } ?? .failed("no such file") }
                if words.contains("containers") { return .printed("57ac\ne7cd\n") }
                if words.contains("tasks") {
                    return .printed("TASK    PID    STATUS\ne7cd    612    RUNNING\n57ac    90    STOPPED\n")
                }
                return .printed(images)
            }
            for document in try parse(Array(try Data(contentsOf: URL(fileURLWithPath: file))), file: file) {
                sink.yield(JSONValue(document))
            }
            return .printed("{}")
        }
        let applier = Applier(
            desired: desired, observed: observed, runner: programs.runner, folder: sandbox.state, events: { _ in })
        await applier.results.add(applied)
        try await applier.record()
        sink.finish()
        var records: [Record] = []
        for await configMap in stream {
            #expect(ObjectKey(configMap) == Record.key)
            records.append(try #require(Record(configMap: configMap)))
        }
        return (records, await programs.lines)
    }

    @Test("What is noted of a converged environment is what is noted already")
    func converged() async throws {
        let observed = try Observed.converged(desired)
        let (records, commands) = try await record(observed)
        #expect(records.isEmpty)
        #expect(commands == [], "the images' IDs are known")
    }

    @Test("Of a state that is new, etcd's data is copied while etcd is paused, and the record then names the copy")
    func kept() async throws {
        var observed = try Observed.converged(desired)
        let digest = try #require(try observed.contents?.record?.digest)
        observed.changeContents { $0.kept = "of another state" }
        let (records, commands) = try await record(observed)
        #expect(records.map(\.hooks) == [nil, desired.hooksDigest], "after a reset, hooks run")
        let node = "docker exec shop-control-plane"
        let ctr = "\(node) ctr --namespace k8s.io"
        let order = [
            "\(node) ls /var/lib/envboot/kept",
            "\(node) rm -rf /var/lib/envboot/new",
            "\(node) mkdir -p /var/lib/envboot/new/\(digest)",
            "\(ctr) tasks pause e7cd",
            "\(node) cp -a --sparse=always /var/lib/etcd/member /var/lib/envboot/new/\(digest)/member",
            "\(node) rm -rf /var/lib/envboot/kept",
            "\(node) mv -T /var/lib/envboot/new /var/lib/envboot/kept",
            "kubectl --kubeconfig \(sandbox.path)/kubeconfig annotate --overwrite ConfigMap.v1./envboot "
                + "envboot/kept=\(digest) --namespace kube-system",
        ]
        #expect(commands.filter(order.contains) == order, "\(commands)")
        let resumed = try #require(commands.firstIndex(of: "\(ctr) tasks resume e7cd"))
        #expect(try resumed > #require(commands.firstIndex(of: order[4])))
    }

    @Test("A copy that is there already is not made again")
    func keptAlready() async throws {
        var observed = try Observed.converged(desired)
        let digest = try #require(try observed.contents?.record?.digest)
        observed.changeContents { $0.kept = nil }
        let (_, commands) = try await record(observed, kept: digest)
        #expect(commands.map { $0.prefix { $0 != " " } } == ["docker", "kubectl"], "\(commands)")
    }

    @Test("etcd goes on where copying it fails, and the state counts as noted all the same")
    func notKept() async throws {
        var observed = try Observed.converged(desired)
        observed.changeContents { $0.kept = nil }
        let (_, commands) = try await record(observed, failing: "cp")
        #expect(commands.contains { $0.hasSuffix("tasks resume e7cd") })
        #expect(!commands.contains { $0.contains(" mv ") })
        #expect(commands.last?.contains(" annotate ") == true)
    }

    @Test("An object is noted as it was when it was applied, and later changes of it are then found")
    func applied() async throws {
        var observed = try Observed.converged(desired)
        var changed = JSONValue(live: desired.services[0].manifests[0])
        changed.set(.number(2), at: "spec", "replicas")
        let (records, _) = try await record(observed, applied: [changed])
        let noted = try #require(records.last)
        #expect(noted != observed.contents?.record)

        observed.changeContents { $0.record = noted }
        #expect(Planner.plan(desired, observed).steps.map(\.id) == ["service redis", "hook 1", "record"])
        observed.changeContents { $0.objects[.deployment("redis")] = changed }
        #expect(Planner.plan(desired, observed).steps.map(\.id) == ["service redis", "record"], "it is not rolled out")
    }

    @Test("An image of this run is asked for, since nobody has seen its ID yet")
    func newImages() async throws {
        var observed = try Observed.converged(desired)
        let built = desired.images[0].reference
        observed.hostImages[built] = nil
        let images =
            #"[{"Id": "sha256:new", "RepoTags": ["\#(built)"]}, {"Id": "sha256:r", "RepoTags": ["redis:7-alpine"]}]"#
        let (records, commands) = try await record(observed, images: images)
        #expect(records.last?.images == [built: "sha256:new", "redis:7-alpine": "sha256:r"])
        #expect(commands[0].hasPrefix("docker inspect "))
    }

    @Test(
        "A ConfigMap without a record, or with one of another shape, is none",
        arguments: ["{}", #"{"data": {}}"#, #"{"data": {"record.json": "{}"}}"#, #"{"data": {"record.json": "no"}}"#])
    func unreadable(text: String) throws {
        let configMap = try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
        #expect(Record(configMap: configMap) == nil)
    }
}
