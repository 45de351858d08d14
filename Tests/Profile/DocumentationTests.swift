import Foundation
import Testing

@testable import Profile

@Testing.Suite("The profile's reference")
struct DocumentationTests {
    let text: String

    init() throws {
        let root = URL(fileURLWithPath: fixtures).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        text = try String(contentsOf: root.appendingPathComponent("docs/profile.md"), encoding: .utf8)
    }

    @Test("Each example is a part of a profile, or a whole one, without a problem")
    func examples() throws {
        let examples = blocks(of: "yaml").dropLast()
        #expect(examples.count == 11)
        for example in examples {
            let isWhole = example.hasPrefix("apiVersion")
            let found = diagnostics(isWhole ? example : "apiVersion: envboot/v1\nname: gateway\n" + example)
            #expect(found.map(\.short).isEmpty, "\(example)")
        }
    }

    @Test("The errors that are shown are the errors of the profile that is shown")
    func errors() throws {
        let profile = try #require(blocks(of: "yaml").last)
        let output = try #require(blocks(of: "text").last)
        let error = #expect(throws: ProfileErrors.self) {
            try Profile.load(
                text: Array(profile.utf8), file: "profiles/shop.yaml", directory: "/tmp/shop", environment: environment)
        }
        let expected = error?.diagnostics.flatMap { found in
            ["\(found.file):\(found.line):\(found.column): error: \(found.message)"]
                + (found.hint.map { ["hint: \($0)"] } ?? [])
        }
        let shown = output.split(separator: "\n").map(String.init).filter { !$0.hasPrefix(" ") }
        #expect(shown == expected)
    }

    private func blocks(of language: String) -> [String] {
        text.components(separatedBy: "```\(language)\n").dropFirst().map { block in
            String(block.prefix(upTo: block.range(of: "```")?.lowerBound ?? block.endIndex))
        }
    }
}
