import Foundation

/// A part of a file that a program keeps up to date, between two marker lines that people put there; the rest is theirs.
package struct MarkedRegion: Sendable, Equatable {
    /// The line before the region; spaces around it do not matter.
    package let begin: String
    /// The line after it.
    package let end: String

    /// The region of a Markdown file, between comments that a page does not show.
    ///
    /// - Parameter name: what the markers are known by, such as `envboot ports`.
    package init(markdown name: String) {
        begin = "<!-- \(name): begin -->"
        end = "<!-- \(name): end -->"
    }

    /// A text with other content in the region, and everything outside of it as it was.
    ///
    /// - Parameter content: whole lines.
    /// - Throws: ``MarkersMissing`` where there is not just one pair of markers, the first of them first.
    package func replacing(in text: String, with content: String) throws(MarkersMissing) -> String {
        // By bytes: to Swift, a carriage return and the line break behind it are one character.
        let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map { String(Substring($0)) }
        let begins = lines.indices.filter { isMarker(lines[$0], begin) }
        let ends = lines.indices.filter { isMarker(lines[$0], end) }
        guard begins.count == 1, ends.count == 1, begins[0] < ends[0] else { throw MarkersMissing(region: self) }
        let hasReturns = lines[begins[0]].utf8.last == UInt8(ascii: "\r")
        let between = content.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
            .map { String($0) + (hasReturns ? "\r" : "") }
        return (lines[...begins[0]] + between + lines[ends[0]...]).joined(separator: "\n")
    }

    /// Replaces the region of a file, which is written whole where that changes it.
    ///
    /// - Parameters:
    ///   - path: the file; where it is a symbolic link, what it leads to is written.
    ///   - isDryRun: whether nothing is to be written.
    /// - Returns: whether the file was, or is, another.
    /// - Throws: ``MarkersMissing``, or the system's reason where the file cannot be read or written.
    package func update(_ path: String, with content: String, isDryRun: Bool = false) throws -> Bool {
        let old = try String(contentsOfFile: path, encoding: .utf8)
        let new = try replacing(in: old, with: content)
        guard new != old else { return false }
        if !isDryRun { try rewrite(path, with: Array(new.utf8)) }
        return true
    }

    private func isMarker(_ line: String, _ marker: String) -> Bool {
        line.trimmingCharacters(in: .whitespacesAndNewlines) == marker
    }
}

/// A text without the markers of a region, or with more than one pair, or with the last one first.
package struct MarkersMissing: Error, Sendable, Equatable {
    /// The region whose markers are to be there.
    package let region: MarkedRegion
}
