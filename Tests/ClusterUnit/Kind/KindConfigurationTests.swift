import Foundation
import Programs
import Testing

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis

@Suite("Custom kind configuration")
struct KindConfigurationTests {
    @Test("Invalid configuration is rejected with its line in the template", arguments: KindRow.refused)
    func refused(row: KindRow) throws {
        let problem = try OwnTemplate().problem(row.template)
        #expect(problem == row.problem)
    }

    @Test("Valid configuration is accepted", arguments: KindRow.accepted)
    func accepted(template: String) throws {
        let problem = try OwnTemplate().problem(template)
        #expect(problem == nil)
    }

    @Test("kind itself rejects and accepts the same", .enabled(if: Self.kind != nil, "needs kind"))
    func kindItself() async throws {
        let own = try OwnTemplate()
        let profile = try own.sandbox.profile()
        for (template, isRefused) in KindRow.refused.map({ ($0.template, $0.isRefusedByKind) })
            + KindRow.accepted.map({ ($0, false) })
        {
            try own.sandbox.write(template, to: "templates/kind.yaml")
            var source = TemplateSource(folder: own.sandbox.path + "/templates", builtIn: [:])
            let kind = KindTemplate(template: try source.template(named: "kind"), profile: profile)
            let text = try kind.rendered(defaultImage: nil).text
            let isRefusedByKind = try await isRefusedByKind(text, in: own.sandbox)
            #expect(isRefusedByKind == isRefused, "\(text)")
        }
    }

    /// Runs kind with a docker that creates no containers. kind reads its configuration before that.
    private func isRefusedByKind(_ text: String, in sandbox: Sandbox) async throws -> Bool {
        let scripts = try Scripts([
            "docker":
                #"case "$1" in -v) echo 'Docker version 28.2.2' ;; info) echo '{}' ;; ps|inspect) ;; *) exit 1 ;; esac"#
        ])
        let file = try sandbox.write(text, to: "kind.yaml")
        let arguments = ["create", "cluster", "--name", "shop", "--config", file, "--kubeconfig", sandbox.path + "/k"]
        let finished = try await scripts.patientRunner.finish(
            Command(Self.kind ?? "", arguments, timeout: .seconds(60)))
        return !finished.errorOutput.contains("Creating cluster")
    }

    static let kind = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map { "\($0)/kind" }
        .first(where: FileManager.default.isExecutableFile)
}
