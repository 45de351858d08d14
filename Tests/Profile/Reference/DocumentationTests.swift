import Foundation
import Testing

@testable import Profile

@Testing.Suite("The profile's reference")
struct DocumentationTests {
    let page: ReferencePage

    init() throws { page = try ReferencePage() }

    @Test("Each example is a part of a profile, or a whole one, without a problem")
    func examples() {
        #expect(page.profiles.count == 14)
        for example in page.profiles { #expect(diagnostics(example).map(\.short).isEmpty, "\(example)") }
    }

    @Test("The errors that are shown are the errors of the profile that is shown")
    func errors() throws {
        let profile = try #require(page.blocks(of: "yaml").last)
        let output = try #require(page.blocks(of: "text").last)
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
}
