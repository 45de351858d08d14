import Foundation
import Programs
import Testing

/// An environment of the tests' own, in a folder of its own, with the example Gateway's sources copied into it.
struct TestEnvironment: Sendable {
    let profile: TestProfile
    /// Further variables that the program is started with.
    var variables: [String: String] = [:]

    init(_ profile: TestProfile) { self.profile = profile }

    var cluster: String { profile.name }
    var folder: String { "\(Testbed.folder)/\(profile.name)" }
    var kubeconfig: String { folder + "/kubeconfig" }
    /// The user's own kubeconfig, as far as the program can tell.
    var userKubeconfig: String { folder + "/home/.kube/config" }
    static let userKubeconfigText = "a file that the program leaves alone\n"

    /// Writes a profile, and what it refers to where that is not there yet.
    func write(_ profile: TestProfile) throws {
        let files = FileManager.default
        if !files.fileExists(atPath: folder) {
            for name in ["profiles", "home/.kube", "state", "tmp"] {
                try files.createDirectory(atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
            }
            let example = Testbed.sources + "/examples/gateway"
            try files.copyItem(atPath: example, toPath: folder + "/gateway")
            try files.copyItem(atPath: example + "/config", toPath: folder + "/config")
            try Self.userKubeconfigText.write(toFile: userKubeconfig, atomically: true, encoding: .utf8)
        }
        try write(profile.text, to: "profiles/test.yaml")
    }

    func write(_ text: String, to name: String) throws {
        let file = URL(fileURLWithPath: "\(folder)/\(name)")
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try text.write(to: file, atomically: true, encoding: .utf8)
    }

    /// Brings the environment to what its profile says, whatever an earlier test left.
    func converge() async throws {
        try write(profile)
        let run = try await envboot("up")
        try #require(run.status == 0, "\(run)")
    }

    /// How the program is started in the environment's folder; there it finds the profile by itself.
    func command(_ arguments: [String], program: String = Testbed.program) -> Command {
        let own = [
            "HOME": folder + "/home", "XDG_STATE_HOME": folder + "/state", "TMPDIR": folder + "/tmp",
            "KUBECONFIG": userKubeconfig,
            "DOCKER_CONFIG": Testbed.variables["DOCKER_CONFIG"] ?? NSHomeDirectory() + "/.docker",
        ]
        return Command(
            program, arguments, environment: own.merging(variables) { $1 }, directory: folder,
            timeout: .seconds(400))
    }

    func envboot(_ arguments: String...) async throws -> Run {
        Run(try await Testbed.runner.finish(command(arguments)))
    }

    func plan() async throws -> (status: Int, plan: Run.Plan) {
        let run = try await envboot("plan", "--check", "--output", "json")
        return (run.status, try run.decoded())
    }

    @discardableResult
    func kubectl(_ arguments: String...) async throws -> String {
        try await Testbed.text("kubectl", ["--kubeconfig", kubeconfig] + arguments)
    }

    /// The nodes' containers that exist, running or not, each with its name, ID and state.
    func nodes() async throws -> [String] {
        let filter = "label=io.x-k8s.kind.cluster=\(cluster)"
        let format = "{{.Names}} {{.ID}} {{.State}}"
        return try await Testbed.text("docker", ["ps", "--all", "--filter", filter, "--format", format]).lines.sorted()
    }

    func podIDs(of service: String) async throws -> String {
        try await kubectl(
            "get", "pods", "--selector", "app.kubernetes.io/name=\(service)", "--output",
            "jsonpath={.items[*].metadata.uid}")
    }

    /// Expects `plan` to find just these steps, `up` to do them, and nothing to be left to do.
    func expectMending(
        _ steps: Set<String>, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let (status, plan) = try await plan()
        #expect(status == 3, sourceLocation: sourceLocation)
        #expect(plan.ids == steps, "\(plan.steps)", sourceLocation: sourceLocation)
        let run = try await envboot("up", "--output", "json")
        try #require(run.status == 0, "\(run)", sourceLocation: sourceLocation)
        #expect(try run.steps == steps, sourceLocation: sourceLocation)
        try await expectNothingToDo(sourceLocation: sourceLocation)
    }

    /// Expects `plan` to find nothing, now or within seconds: on a busy machine, Kubernetes may take a pod for one that is
    /// not ready for a moment, as its probe has a second to answer.
    func expectNothingToDo(sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let deadline = ContinuousClock.now + .seconds(10)
        var (status, plan) = try await plan()
        while status != 0, ContinuousClock.now < deadline {
            try await Task.sleep(for: .seconds(1))
            (status, plan) = try await self.plan()
        }
        #expect(status == 0, "\(plan.steps)", sourceLocation: sourceLocation)
    }
}
