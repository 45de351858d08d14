import Diagnostics
import Testing

@testable import Profile

/// Follows hints literally if they say what to write, and reads the profile again.
@Testing.Suite("Hints")
struct HintTests {
    /// The minimum number of hints that say what to write; others list options.
    private static let least = 30

    @Test("Following a hint solves the problem in each invalid profile of the tests")
    func followed() throws {
        var followed = 0
        let mutations = [
            (
                "every-field.yaml",
                profileMutations + clusterMutations + imageMutations + serviceMutations + runMutations
            ),
            ("platform.yaml", platformMutations),
        ]
        for (file, mutations) in mutations {
            let text = try fixture(file)
            for mutation in mutations {
                let wrong = try mutation.apply(to: text).text
                for problem in diagnostics(wrong) {
                    guard let corrected = Self.following(problem, in: wrong) else { continue }
                    followed += 1
                    let left = diagnostics(corrected).filter { $0.line == problem.line && $0.column == problem.column }
                    #expect(
                        !left.contains { $0.message == problem.message || $0.hint == problem.hint },
                        "\(problem.message) (\(problem.hint ?? "")) in \(mutation.marked)")
                }
            }
        }
        #expect(followed >= Self.least, "\(followed)")
    }

    /// The text with the marked part replaced as the hint says; nil if the hint has nothing to write.
    private static func following(_ problem: Diagnostic, in text: String) -> String? {
        guard let hint = problem.hint else { return nil }
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let index = problem.line - 1
        let written: Substring
        if let match = hint.wholeMatch(of: /did you mean '(.*)'\?/) {
            written = match.1
        } else if let match = hint.wholeMatch(of: /put it in quotes: (.*)/) {
            written = match.1
        } else if let match = hint.wholeMatch(of: /write ([^ ]+)( without quotes)?/), !match.1.contains(/[A-Z]{4}/) {
            written = match.1
        } else if let match = hint.wholeMatch(of: /begin with '(\/|https:\/\/)'/) {
            written = match.1 + marked(problem, in: lines[index])
        } else if let match = hint.wholeMatch(of: /name its ports: (ports: \{[^}]*\})/), !hint.contains("NUMBER") {
            // Into the mapping of the service, below its key.
            guard problem.message.hasPrefix("missing key 'ports'") else { return nil }
            lines.insert("    " + match.1, at: index + 1)
            return lines.joined(separator: "\n")
        } else {
            return nil
        }
        guard problem.endColumn != nil else { return nil }
        let line = Array(lines[index].unicodeScalars)
        var scalars = String.UnicodeScalarView(line.prefix(problem.column - 1))
        scalars += written.unicodeScalars
        scalars += line.dropFirst(problem.column - 1 + problem.length)
        lines[index] = String(scalars)
        return lines.joined(separator: "\n")
    }

    private static func marked(_ problem: Diagnostic, in line: String) -> Substring {
        let scalars = line.unicodeScalars.dropFirst(problem.column - 1).prefix(problem.length)
        return Substring(String(scalars))
    }

    @Test("A message and a hint are in one line, however they are made")
    func oneLine() {
        let diagnostic = Diagnostic(file: "f", line: 1, column: 1, message: "a\nb\u{2028}c", hint: "d\r\ne")
        #expect(diagnostic.message == "a⏎b⏎c" && diagnostic.hint?.contains { $0.isNewline } == false)
    }
}
