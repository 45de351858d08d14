import Foundation
import Profile
import Testing
import YAML

@testable import Files
@testable import Onboarding

@Suite struct DraftTests {
    @Test("the files of a repository are the golden ones", arguments: ["plain", "rich"])
    func golden(name: String) async throws {
        let files = name == "rich" ? Example.rich : ["Dockerfile": Example.dockerfile]
        let neighbour = try Example.profile("name: other\nsuites: {e2e: {path: /}}")
        let draft = try await Example.draft(files, profiles: name == "rich" ? [neighbour] : []) {
            $0.wantsSuite = true
            $0.wantsWorkflow = true
        }
        #expect(draft.files.last?.path == Draft.schemaPath)
        for file in draft.files.dropLast() {
            let path =
                URL(fileURLWithPath: #filePath).deletingLastPathComponent().path
                + "/Golden/\(name)/\(file.path.trimmingPrefix(".").replacing("/", with: "-"))"
            if ProcessInfo.processInfo.environment["ENVBOOT_UPDATE_GOLDEN"] == "1" {
                try writeAtomically(Array(file.text.utf8), to: path, mode: 0o644)
            }
            #expect(
                try String(contentsOfFile: path, encoding: .utf8) == file.text, "ENVBOOT_UPDATE_GOLDEN=1 rewrites it"
            )
        }
    }

    @Test("Ginkgo is to be added to the module of the suite, where it is not in there")
    func module() async throws {
        func commands(_ modules: [String: String]) async throws -> [String] {
            let files = modules.merging(["Dockerfile": Example.dockerfile]) { $1 }
            return try await Example.draft(files) { $0.wantsSuite = true }.nextCommands.dropLast(2)
        }
        let get = "go get github.com/onsi/ginkgo/v2 github.com/onsi/gomega"
        #expect(try await commands([:]) == [])
        #expect(try await commands(["go.mod": "module m\n"]) == [get])
        #expect(try await commands(["go.mod": "module m\n", "test/go.mod": "module t\n"]) == ["(cd test && \(get))"])
        let both = "require (\n\tgithub.com/onsi/ginkgo/v2 v2.15.0\n\tgithub.com/onsi/gomega v1.30.0\n)\n"
        #expect(try await commands(["go.mod": both]) == [])
    }

    @Test("names of files cannot change what the profile says")
    func hostileNames() async throws {
        for name in [
            "a: b #.Dockerfile", "#.Dockerfile", "{{name}}.Dockerfile", "\u{202E}x.Dockerfile", "'\".Dockerfile",
        ] {
            let draft = try await Example.draft([name: Example.dockerfile])
            let document = try #require(try YAML.parse(Array(draft.files[0].text.utf8), file: "p").first)
            #expect(document["name"]?.text == "shop")
            #expect(document.value(at: ["images", "shop", "build", "dockerfile"])?.text == name)
        }
        // A profile's paths have one line: so the decoder refuses these.
        for name in ["a\nname: evil.Dockerfile", "\u{2028}x.Dockerfile"] {
            await #expect(throws: ProfileErrors.self) { try await Example.draft([name: Example.dockerfile]) }
        }
    }

    @Test("the workflow is YAML whose job may run longer than Ginkgo, and which keeps what explains a failure")
    func workflow() async throws {
        let draft = try await Example.draft(Example.rich) {
            $0.wantsSuite = true
            $0.wantsWorkflow = true
        }
        let text = try #require(draft.files.dropLast().last)
        #expect(text.path == ".github/workflows/shop-e2e.yml")
        let job = try #require(try YAML.parse(Array(text.text.utf8), file: "w")[0].value(at: ["jobs", "e2e"]))
        #expect(job["timeout-minutes"]?.text == "35")
        let steps = try #require(job["steps"]?.items)
        let upload = try #require(steps.first { $0["uses"]?.text?.hasPrefix("actions/upload-artifact@") == true })
        #expect(upload["if"]?.text == "always()")
        #expect(upload.value(at: ["with", "path"])?.text == ".envboot/runs/\n.envboot/failures/\n.envboot/logs/\n")
        #expect(upload.value(at: ["with", "include-hidden-files"])?.text == "true")
        let key = steps.compactMap { $0.value(at: ["with", "key"])?.text }.first
        #expect(key?.hasSuffix("${{ hashFiles('profiles/shop.yaml') }}") == true)
        #expect(steps.compactMap { $0.value(at: ["env", "TARGET"])?.text } == ["test-e2e"])
        #expect(steps.compactMap { $0.value(at: ["env", "IMAGES"])?.text } == ["redis:7.2-alpine"])
    }
}
