import Foundation
import Testing

/// What befalls the file by which a cluster is reached.
extension ClusterTests.KubeconfigFaults {
    private var environment: TestEnvironment { ClusterTests.redis }

    private func expectMending(sourceLocation: SourceLocation = #_sourceLocation) async throws {
        try await environment.expectMending(["kubeconfig"], sourceLocation: sourceLocation)
        #expect(try await environment.kubectl("get", "--raw", "/readyz") == "ok", sourceLocation: sourceLocation)
        let attributes = try FileManager.default.attributesOfItem(atPath: environment.kubeconfig)
        #expect(attributes[.posixPermissions] as? Int == 0o600, sourceLocation: sourceLocation)
    }

    @Test("An empty kubeconfig, and one that is none, are rewritten; what was in them is kept beside them")
    func garbage() async throws {
        for text in ["", "\u{1}\u{2}: [", "clusters: []\n", "apiVersion: v1\nkind: Config\n"] {
            try await environment.converge()
            try environment.write(text, to: "kubeconfig")
            try await expectMending()
            let kept = environment.kubeconfig + ".replaced"
            if text.isEmpty { continue }
            #expect(try String(contentsOfFile: kept, encoding: .utf8) == text)
            try FileManager.default.removeItem(atPath: kept)
        }
    }

    @Test("A kubeconfig of another cluster is refused and left as it is")
    func foreign() async throws {
        try await environment.converge()
        let own = try String(contentsOfFile: environment.kubeconfig, encoding: .utf8)
        let foreign = own.replacing("kind-\(environment.cluster)", with: "production")
        try environment.write(foreign, to: "kubeconfig")
        for command in ["up", "reset"] {
            let run = try await environment.envboot(command)
            #expect(run.status == 75, "\(run)")
            #expect(run.errors.contains("belongs to another cluster ('production')"), "\(run)")
        }
        #expect(try String(contentsOfFile: environment.kubeconfig, encoding: .utf8) == foreign)
        try FileManager.default.removeItem(atPath: environment.kubeconfig)
        try await expectMending()
    }

    @Test("A symbolic link at the kubeconfig's place is not followed into somebody else's file")
    func symbolicLink() async throws {
        try await environment.converge()
        let files = FileManager.default
        let elsewhere = environment.folder + "/elsewhere"
        for text in ["somebody else's file\n", ""] {
            try environment.write(text, to: "elsewhere")
            try files.removeItem(atPath: environment.kubeconfig)
            try files.createSymbolicLink(atPath: environment.kubeconfig, withDestinationPath: elsewhere)
            try await expectMending()
            #expect(try String(contentsOfFile: elsewhere, encoding: .utf8) == text)
            let type = try files.attributesOfItem(atPath: environment.kubeconfig)[.type] as? FileAttributeType
            #expect(type == .typeRegular)
        }
        try files.removeItem(atPath: elsewhere)
    }

    @Test("The lock that a killed kind left beside the kubeconfig keeps nobody waiting")
    func staleLock() async throws {
        try await environment.converge()
        try environment.write("", to: "kubeconfig.lock")
        try FileManager.default.removeItem(atPath: environment.kubeconfig)
        try await expectMending()
        #expect(try await environment.envboot("down").status == 0)
        #expect(try await environment.envboot("up").status == 0)
        try FileManager.default.removeItem(atPath: environment.kubeconfig + ".lock")
    }

    @Test("A folder that is not there is made, and one that is not a folder is told of before anything is made")
    func folder() async throws {
        var profile = environment.profile
        profile.name = "envboot-test-folder"
        profile.kubeconfig = "./blocked/kubeconfig"
        let blocked = TestEnvironment(profile)
        try blocked.write(profile)
        try blocked.write("a file\n", to: "blocked")
        let run = try await blocked.envboot("up")
        #expect(run.status != 0, "\(run)")
        #expect(run.errors.contains("\(blocked.folder)/blocked"), "\(run)")
        #expect(try await blocked.nodes() == [])
        #expect(try String(contentsOfFile: blocked.folder + "/blocked", encoding: .utf8) == "a file\n")
    }
}
