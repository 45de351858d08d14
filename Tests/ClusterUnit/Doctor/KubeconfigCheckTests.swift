import Foundation
import Testing

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis

@Suite("The check of the kubeconfig")
struct KubeconfigCheckTests {
    private let sandbox: Sandbox
    init() throws { sandbox = try Sandbox() }

    private func check(_ path: String = "./kubeconfig") throws -> Finding {
        KubeconfigCheck(
            profile: try sandbox.profile(Sandbox.profile.replacing("./kubeconfig", with: path))
        ).finding()
    }

    @Test("A folder that is there, or that can be made, is well")
    func well() throws {
        #expect(try check().level == .ok)
        #expect(try check("./new/folder/kubeconfig").level == .ok)
        #expect(try !sandbox.names().contains("new"), "a check makes nothing")
    }

    @Test("A file where the folder is to be is an error, with its place")
    func file() throws {
        let finding = try check("./crd.yaml/kubeconfig")
        #expect(finding.level == .error && finding.found.hasSuffix("crd.yaml is not a folder"), "\(finding)")
        #expect(finding.place?.line == 4)
    }

    @Test("A folder that may not be written is an error", .enabled(if: getuid() != 0, "root may write everywhere"))
    func readOnly() throws {
        try FileManager.default.createDirectory(
            atPath: sandbox.path + "/locked", withIntermediateDirectories: false, attributes: [.posixPermissions: 0o500]
        )
        #expect(try check("./locked/kubeconfig").level == .error)
    }

    @Test("A kubeconfig of another cluster is an error, and stays")
    func foreign() throws {
        try sandbox.write(FakeMachine.kubeconfig(port: 1, cluster: "prod"), to: "kubeconfig")
        let finding = try check()
        #expect(finding.level == .error && finding.found.contains("'prod'"), "\(finding)")
    }
}
