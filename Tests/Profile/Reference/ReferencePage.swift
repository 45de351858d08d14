import Foundation

/// The page that has every key of a profile.
struct ReferencePage {
    static let path = repository + "/docs/profile.md"

    let text: String

    init() throws {
        text = try String(contentsOfFile: Self.path, encoding: .utf8)
    }

    /// The profiles that it shows, parts of one made whole, but for the last, which has errors.
    var profiles: [String] {
        blocks(of: "yaml").dropLast().map { example in
            (example.hasPrefix("apiVersion") ? "" : "apiVersion: envboot/v1\nname: gateway\n") + example
        }
    }

    func blocks(of language: String) -> [String] {
        text.components(separatedBy: "```\(language)\n").dropFirst().map { block in
            String(block.prefix(upTo: block.range(of: "```")?.lowerBound ?? block.endIndex))
        }
    }
}
