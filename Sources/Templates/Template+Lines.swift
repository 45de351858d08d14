import Mustache

extension Template {
    /// For each line rendered by ``render(_:)``, the template's line number, from 1.
    /// Nil if the template's structure does not allow it.
    package func lines(of rendered: String, _ values: [String: Value]) -> [Int]? {
        guard let marked = try? Template(yaml: text.markingLines, name: name).render(values) else { return nil }
        var lines: [Int] = []
        var bare: [Substring] = []
        for line in marked.split(separator: "\n", omittingEmptySubsequences: false) {
            let mark = line.prefixMatch(of: /\u{E000}([0-9]+)\u{E001}/)
            lines.append(mark.flatMap { Int($0.1) } ?? (lines.last ?? 1))
            bare.append(line.dropFirst(mark?.0.count ?? 0))
        }
        return bare.joined(separator: "\n") == rendered ? lines : nil
    }
}

extension String {
    /// The text with line numbers prepended, except on lines that contain only the start or
    /// end of a section, or a comment, which Mustache removes.
    fileprivate var markingLines: String {
        split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { index, line in
            line.wholeMatch(of: /\s*\{\{[#^\/!][^}]*\}\}\s*/) == nil
                ? "\u{E000}\(index + 1)\u{E001}\(line)" : String(line)
        }.joined(separator: "\n")
    }
}
