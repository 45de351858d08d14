import Testing

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis

@Suite("The apiVersion of kubeadm patches")
struct PatchesCheckTests {
    private func findings(kubernetes: String, kind: Version?, _ apiVersion: String) throws -> [Finding] {
        let patch = "kubeadmConfigPatches: [\"{kind: InitConfiguration, apiVersion: \(apiVersion)}\"]"
        let text = Sandbox.profile.replacing("v1.30.0", with: kubernetes)
            .replacing("    - role: worker", with: "    - role: worker\n      \(patch)")
        return PatchesCheck(desired: try Sandbox().desired(text)).findings(kind: kind)
    }

    @Test(
        "Only the version that kind writes for the nodes' Kubernetes is accepted",
        arguments: [
            ("v1.22.17", Version(0, 33), "v1beta2"), ("v1.23.0", Version(0, 33), "v1beta3"),
            ("v1.35.2", Version(0, 33), "v1beta3"), ("v1.36.0", Version(0, 31), "v1beta3"),
            ("v1.36.0", Version(0, 32), "v1beta4"),
        ])
    func versions(kubernetes: String, kind: Version, written: String) throws {
        for version in ["v1beta2", "v1beta3", "v1beta4"] {
            let findings = try findings(kubernetes: kubernetes, kind: kind, "kubeadm.k8s.io/\(version)")
            #expect(findings.isEmpty == (version == written), "\(version): \(findings)")
            #expect(findings.allSatisfy { $0.level == .error && $0.remedy?.contains(written) == true })
        }
    }

    @Test("Any version that kind can write is accepted if Kubernetes' or kind's version is unknown")
    func unknown() throws {
        for version in ["v1beta3", "v1beta4"] {
            #expect(try findings(kubernetes: "v1.36.0", kind: nil, "kubeadm.k8s.io/\(version)").isEmpty)
            #expect(try findings(kubernetes: "latest", kind: nil, "kubeadm.k8s.io/\(version)").isEmpty)
        }
        #expect(try findings(kubernetes: "latest", kind: nil, "kubeadm.k8s.io/v1beta2").isEmpty)
    }

    @Test("Kubelets may start on control groups of version 1 if each node has the patch that allows it")
    func controlGroups() throws {
        func isAllowed(_ patches: [String]) throws -> Bool {
            let nodes = zip(["control-plane", "worker"], patches).map { role, patch in
                "    - role: \(role)\n      kubeadmConfigPatches: [\"\(patch)\"]"
            }
            let profile = Sandbox.profile.replacing("    - role: control-plane", with: nodes[0])
                .replacing("    - role: worker", with: nodes[1])
            return try Sandbox().desired(profile).shape.allowsControlGroups1
        }
        let allowing = "{kind: KubeletConfiguration, failCgroupV1: false}"
        #expect(try isAllowed([allowing, allowing]))
        #expect(try !isAllowed([allowing, "{kind: KubeletConfiguration, failCgroupV1: true}"]))
        #expect(try !isAllowed(["{kind: ClusterConfiguration, failCgroupV1: false}", allowing]))
    }
}
