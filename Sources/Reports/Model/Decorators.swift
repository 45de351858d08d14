import Foundation

/// Finds Ginkgo's decorators `Serial` and `Ordered` where the sources have them: reports say nothing of `Ordered`, and of
/// `Serial` only from Ginkgo 2.22 on.
public struct Decorators {
    private var files: [String: [Substring]?] = [:]
    /// The lines that a container's call may be spread over before its function begins.
    private static let mostLines = 6

    /// Nothing is read before it is needed.
    public init() {}

    /// The run with what the sources say of its specs. A source that is not there says nothing.
    public mutating func marking(_ run: SuiteRun) -> SuiteRun {
        var run = run
        for index in run.specs.indices {
            let spec = run.specs[index]
            let containers = spec.containerPlaces.map { words(at: $0) }
            let own = words(at: spec.place)
            if let ordered = containers.firstIndex(where: { $0?.contains("Ordered") == true }) {
                run.specs[index].orderedDepth = ordered + 1
            }
            let known = (containers + [own]).compactMap(\.self)
            if spec.isSerial == nil, !known.isEmpty {
                let isSerial = known.contains { $0.contains("Serial") }
                // What is not seen in all of them may still be there.
                if isSerial || known.count == containers.count + 1 { run.specs[index].isSerial = isSerial }
            }
        }
        return run
    }

    /// The identifiers of the call that begins at a place, up to its function; nil where the file is not there.
    private mutating func words(at place: Spec.Place) -> Set<Substring>? {
        guard let lines = lines(of: place.file), lines.indices.contains(place.line - 1) else { return nil }
        var words: Set<Substring> = []
        for line in lines[(place.line - 1)...].prefix(Self.mostLines) {
            let code = line.replacing(/"(?:[^"\\]|\\.)*"|`[^`]*`|\/\/.*/, with: " ")
            for match in code.matches(of: /[A-Za-z_][A-Za-z0-9_]*/) {
                if match.output == "func" { return words }
                words.insert(match.output)
            }
        }
        return words
    }

    private mutating func lines(of file: String) -> [Substring]? {
        if let known = files[file] { return known }
        let text = try? String(contentsOfFile: file, encoding: .utf8)
        let lines = text?.split(separator: "\n", omittingEmptySubsequences: false)
        files[file] = .some(lines)
        return lines
    }
}
