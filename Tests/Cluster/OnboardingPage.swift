import Foundation

/// docs/onboarding.md: the files that it shows, and the commands that it tells to run.
struct OnboardingPage {
    struct Section {
        let title: String
        /// Each line of its `sh` blocks.
        let commands: [String]
    }

    /// The files' texts by their names.
    private(set) var files: [String: String] = [:]
    private(set) var sections: [Section] = []

    /// - Parameter name: what the service is called in place of the page's `payments`.
    init(serviceName name: String) throws {
        let page = try String(contentsOfFile: Testbed.sources + "/docs/onboarding.md", encoding: .utf8)
        for part in page.replacing("payments", with: name).components(separatedBy: "\n## ").dropFirst() {
            let pieces = part.components(separatedBy: "```")
            var commands: [String] = []
            // What is between the fences, each with the text before it.
            for index in stride(from: 1, to: pieces.count, by: 2) {
                let block = pieces[index].split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
                let text = block.count > 1 ? String(block[1]) : ""
                if block[0] == "sh" {
                    commands += text.split(separator: "\n").map(String.init)
                } else if let file = pieces[index - 1].firstMatch(of: /`([^`\n]+)`:\n+$/) {
                    files[String(file.1)] = text
                }
            }
            sections.append(
                Section(title: part.split(separator: "\n").first.map(String.init) ?? "", commands: commands))
        }
    }
}
