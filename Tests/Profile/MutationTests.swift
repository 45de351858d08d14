import Diagnostics
import Testing

@testable import Profile

/// A change of one place of the full profile, and what is to be said about it: the places marked in what is written
/// instead, each with its message and, in parentheses, its hint.
struct Mutation: CustomTestStringConvertible {
    let replaced: String
    let marked: String
    /// A second place that is replaced, or only marked.
    let also: (replaced: String, marked: String)?
    let messages: [String]

    init(_ replaced: String, _ marked: String, also: (String, String)? = nil, _ messages: String...) {
        self.replaced = replaced
        self.marked = marked
        self.also = also
        self.messages = messages
    }

    func apply(to text: String) throws -> MarkedText {
        var text = text
        for (replaced, marked) in [(replaced, marked), also].compactMap(\.self) {
            try #require(text.ranges(of: replaced).count == 1, "must be there once: \(replaced)")
            text.replace(replaced, with: marked)
        }
        return MarkedText(text)
    }

    var testDescription: String { marked }
}

@Testing.Suite("Errors in a profile")
struct MutationTests {
    @Test("The whole file's rules", arguments: profileMutations)
    func profile(mutation: Mutation) throws { try check(mutation) }

    @Test("The cluster's rules", arguments: clusterMutations)
    func cluster(mutation: Mutation) throws { try check(mutation) }

    @Test("The images' and manifests' rules", arguments: imageMutations)
    func images(mutation: Mutation) throws { try check(mutation) }

    @Test("The services' rules", arguments: serviceMutations)
    func services(mutation: Mutation) throws { try check(mutation) }

    @Test("The rules of ports, processes, suites and hooks", arguments: runMutations)
    func runs(mutation: Mutation) throws { try check(mutation) }

    @Test("The rules of several ports, files, jobs, charts and conditions", arguments: platformMutations)
    func platform(mutation: Mutation) throws { try check(mutation, of: "platform.yaml") }

    private func check(_ mutation: Mutation, of file: String = "every-field.yaml") throws {
        let marked = try mutation.apply(to: fixture(file))
        let found = diagnostics(marked.text)
        #expect(found.map(\.words) == mutation.messages)
        let places = found.map {
            MarkedText.Place(line: $0.line, column: $0.column, endColumn: $0.endColumn ?? $0.column)
        }
        #expect(places == marked.places)
        let lines = marked.text.split(separator: "\n", omittingEmptySubsequences: false)
        for diagnostic in found { #expect(diagnostic.sourceLine == lines[diagnostic.line - 1]) }
    }
}

extension Diagnostic {
    /// Severity, where it is no error, message and hint.
    fileprivate var words: String {
        let place = "\(line):\(column): "
        return (severity == .error ? "" : "\(severity): ") + short.dropFirst(place.count)
    }
}
