import Foundation
import Programs
import Testing

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis

@Suite("User variables")
struct VariableRuleTests {
    /// One variable for each rule, with a value other than the rule's.
    private static let everything = Dictionary(
        VariableRule.all.map { ($0.name.replacing("*", with: "OTHER"), "users") }
    ) { $1 }.merging(["PATH": "/bin", "HOME": "/h", "TEAM": "shop"]) { $1 }

    @Test(
        "docker, kind, kubectl and helm get variables according to the rules",
        arguments: ["docker", "kind", "kubectl", "helm"])
    func programs(name: String) {
        let inherited = VariableRule.inherited(by: name, of: Self.everything)
        for rule in VariableRule.all {
            let value = inherited[rule.name.replacing("*", with: "OTHER")]
            switch rule.handling {
            case .passed, .passedWithWarning: #expect(value == "users", "\(rule.name)")
            case .removed, .refused: #expect(value == nil, "\(rule.name)")
            case .set(let fixed): #expect(value == fixed, "\(rule.name)")
            }
        }
        #expect(inherited["PATH"] == "/bin" && inherited["TEAM"] == "shop")
        #expect(
            VariableRule.inherited(by: name, of: [:]) == ["KUBERC": "off", "KUBECTL_KUBERC": "false"])
    }

    @Test(
        "Programs started for the user get the user's variables without KUBECONFIG",
        arguments: ["make", "./seed.sh"])
    func others(name: String) {
        var expected = Self.everything
        #expect(expected.removeValue(forKey: "KUBECONFIG") == "users")
        #expect(VariableRule.inherited(by: name, of: Self.everything) == expected)
    }

    @Test("Each name has one rule, which precedes its group")
    func order() {
        #expect(Set(VariableRule.all.map(\.name)).count == VariableRule.all.count)
        for rule in VariableRule.all { #expect(VariableRule.of(rule.name) == rule) }
        #expect(VariableRule.of("KINDNESS") == nil && VariableRule.of("DOCKERFILE") == nil)
    }

    @Test("docs/security.md lists the same rules")
    func documented() throws {
        let root = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../..").standardized
        let text = try String(
            contentsOf: root.appendingPathComponent("docs/security.md"), encoding: .utf8)
        let rows = text.split(separator: "\n").filter {
            $0.wholeMatch(of: /\| `[A-Za-z_*]+` \|.*/) != nil
        }
        #expect(
            rows.map(String.init) == VariableRule.all.map(\.row),
            "the table of variables in docs/security.md")
    }

    @Test(
        "A value that is refused is an error, one that changes what is brought up a warning, each with what to do"
    )
    func findings() throws {
        func found(_ variables: [String: String]) -> [String] {
            VariablesCheck(variables: variables).findings().map { "\($0.level) \($0.found)" }
        }
        #expect(
            found(["PATH": "/bin", "DOCKER_HOST": "x"]) == ["ok none that changes what the programs do"])
        #expect(
            found(["KIND_CLUSTER_NAME": "b", "HELM_NAMESPACE": "a"]) == [
                "ok not passed on: HELM_NAMESPACE, KIND_CLUSTER_NAME"
            ])
        #expect(
            found(["KIND_EXPERIMENTAL_PROVIDER": "podman", "DOCKER_DEFAULT_PLATFORM": "linux/arm64"]) == [
                "warning DOCKER_DEFAULT_PLATFORM is 'linux/arm64'",
                "error KIND_EXPERIMENTAL_PROVIDER is 'podman', but only docker is supported",
            ])
        for value in ["", "docker"] {
            #expect(
                found(["KIND_EXPERIMENTAL_PROVIDER": value]) == ["ok none that changes what the programs do"])
        }
        let finding = try #require(
            VariablesCheck(variables: ["KIND_EXPERIMENTAL_PROVIDER": "x"]).findings().first)
        #expect(finding.remedy == "unset KIND_EXPERIMENTAL_PROVIDER")
    }
}

extension VariableRule {
    /// The rule's row in docs/security.md.
    fileprivate var row: String {
        let what =
            switch handling {
            case .passed: "passed on"
            case .passedWithWarning: "passed on, with a warning"
            case .removed: "removed"
            case .refused(let only): "another value than `\(only)` is refused"
            case .set(let value): "set to `\(value)`"
            }
        return "| `\(name)` | \(what) | \(reason) |"
    }
}
