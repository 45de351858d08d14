import Foundation

/// Finds Ginkgo's decorators `Serial` and `Ordered` where the sources have them: reports say nothing of `Ordered`, and of
/// `Serial` only from Ginkgo 2.22 on.
package struct Decorators {
    private var files: [String: GoSource?] = [:]
    private var known: [Spec.Place: GoSource.Decorators?] = [:]

    /// Nothing is read before it is needed.
    package init() {}

    /// The run with what the sources say of its specs. A source that is not there says nothing.
    package mutating func marking(_ run: SuiteRun) -> SuiteRun {
        var run = run
        for index in run.specs.indices {
            let spec = run.specs[index]
            let containers = spec.containerPlaces.map { decorators(at: $0) }
            let all = containers + [decorators(at: spec.place)]
            if let ordered = containers.firstIndex(where: { $0?.isOrdered == true }) {
                run.specs[index].orderedDepth = ordered + 1
            }
            guard spec.isSerial == nil else { continue }
            if all.contains(where: { $0?.isSerial == true }) {
                run.specs[index].isSerial = true
            } else if !all.contains(where: { $0 == nil }) {
                run.specs[index].isSerial = false
            }
        }
        return run
    }

    private mutating func decorators(at place: Spec.Place) -> GoSource.Decorators? {
        if let known = known[place] { return known }
        let found = source(at: place.file)?.decorators(ofCallAt: place.line)
        known[place] = .some(found)
        return found
    }

    private mutating func source(at path: String) -> GoSource? {
        if let known = files[path] { return known }
        let source = GoSource(path: path)
        files[path] = .some(source)
        return source
    }
}

/// A file of Go's.
private struct GoSource {
    struct Decorators {
        var isSerial = false
        var isOrdered = false
    }

    private let bytes: [UInt8]
    /// Where each line begins.
    private let lines: [Int]
    /// The lines that a container's call may be spread over before its function begins.
    private static let maxLines = 6
    private static let maxBytes = 4 << 20

    /// - Returns: nil where there is no such file of Go's: a report may name anything.
    init?(path: String) {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        guard path.hasSuffix(".go"), attributes?[.type] as? FileAttributeType == .typeRegular,
            attributes?[.size] as? Int ?? .max <= Self.maxBytes,
            let content = FileManager.default.contents(atPath: path)
        else { return nil }
        let bytes = Array(content)
        self.bytes = bytes
        lines = [0] + bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
    }

    /// What stands among the arguments of a call before its function; nil where the file has no such line.
    func decorators(ofCallAt line: Int) -> Decorators? {
        guard line > 0, line <= lines.count else { return nil }
        var found = Decorators()
        let last = line - 1 + Self.maxLines
        var rest = bytes[lines[line - 1]..<(last < lines.count ? lines[last] : bytes.count)]
        while let byte = rest.first {
            if rest.starts(with: "//".utf8) {
                rest = rest.drop { $0 != UInt8(ascii: "\n") }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "`") {
                rest = afterString(rest, quote: byte)
            } else if Self.isOfWord(byte) {
                let word = rest.prefix(while: Self.isOfWord)
                if word.elementsEqual("func".utf8) { return found }
                if word.elementsEqual("Serial".utf8) { found.isSerial = true }
                if word.elementsEqual("Ordered".utf8) { found.isOrdered = true }
                rest = rest[word.endIndex...]
            } else {
                rest = rest.dropFirst()
            }
        }
        return found
    }

    private func afterString(_ text: ArraySlice<UInt8>, quote: UInt8) -> ArraySlice<UInt8> {
        var rest = text.dropFirst()
        while let byte = rest.popFirst(), byte != quote {
            if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") { rest = rest.dropFirst() }
        }
        return rest
    }

    private static func isOfWord(_ byte: UInt8) -> Bool {
        switch UnicodeScalar(byte) {
        case "a"..."z", "A"..."Z", "0"..."9", "_": true
        default: byte >= 0x80
        }
    }
}
