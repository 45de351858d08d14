import Foundation
import YAML

/// Writes a process count into a profile's text, and leaves everything else of it as it is: comments, order,
/// spaces.
///
/// - Parameters:
///   - number: from 1 to 256.
///   - text: a profile without errors.
/// - Returns: nil where that would take more than a change of one place, as with an alias.
package func settingProcs(to number: Int, in text: [UInt8]) -> [UInt8]? {
    guard let root = try? parse(text, file: "").first else { return nil }
    var scalars = Array(String(decoding: text, as: UTF8.self).unicodeScalars)
    let places = Offsets(scalars)
    if let use = root.value(at: ["procs", "use"]) {
        guard let range = places.range(of: use) else { return nil }
        scalars.replaceSubrange(range, with: "\(number)".unicodeScalars)
    } else if let procs = root["procs"], let first = procs.entries?.first {
        guard let start = places.offset(of: first.key.mark) else { return nil }
        let isFlow = scalars[..<start].last { !$0.properties.isWhitespace } == "{"
        let indent = String(repeating: " ", count: first.key.mark.column - 1)
        let entry = "use: \(number)" + (isFlow ? ", " : "\n" + indent)
        scalars.insert(contentsOf: entry.unicodeScalars, at: start)
    } else if root["procs"] == nil, root.mark.column == 1, scalars.first != "{" {
        if let last = scalars.last, last != "\n" { scalars.append("\n") }
        scalars += "procs:\n  use: \(number)\n".unicodeScalars
    } else {
        return nil
    }
    var edited = String.UnicodeScalarView()
    edited.append(contentsOf: scalars)
    let result = Array(String(edited).utf8)
    // Whatever was meant by the text around it, this is what has to come of it.
    guard let after = try? parse(result, file: "").first,
        after.value(at: ["procs", "use"])?.text == "\(number)", after.without("procs") == root.without("procs")
    else { return nil }
    return result
}

/// Where a text's lines begin.
private struct Offsets {
    private var lines: [Int] = [0]
    private let count: Int

    init(_ scalars: [UnicodeScalar]) {
        count = scalars.count
        for (index, scalar) in scalars.enumerated() where scalar == "\n" { lines.append(index + 1) }
    }

    func offset(of mark: Mark) -> Int? {
        guard lines.indices.contains(mark.line - 1) else { return nil }
        let offset = lines[mark.line - 1] + mark.column - 1
        return offset <= count ? offset : nil
    }

    /// The scalar's text, where it stands in one line.
    func range(of node: Node) -> Range<Int>? {
        guard case .scalar = node.content, node.mark.line == node.end.line, let start = offset(of: node.mark),
            let end = offset(of: node.end), start < end
        else { return nil }
        return start..<end
    }
}

extension Node {
    /// A mapping's entries besides one.
    fileprivate func without(_ key: String) -> [Node.Entry]? { entries?.filter { $0.key.text != key } }
}
