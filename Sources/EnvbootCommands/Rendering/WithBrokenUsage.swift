import Escaping
import Foundation

/// The parser's message, in which an argument adds neither lines nor styles: the parser shows arguments as they are.
func withPrintable(_ arguments: [String], in message: String) -> String {
    let values = arguments.flatMap { argument in
        [argument] + argument.split(separator: "=", maxSplits: 1).dropFirst().map(String.init)
    }
    return values.filter { $0 != printable($0) }.reduce(message) { message, value in
        message.replacingOccurrences(of: value, with: printable(value), options: .literal)
    }
}

/// The parser's message with its line of usage broken where it is wider than the screen: the parser breaks all but that.
///
/// - Parameter width: columns.
func withBrokenUsage(_ message: String, width: Int) -> String {
    message.split(separator: "\n", omittingEmptySubsequences: false).map { line in
        guard line.count > width, let label = line.prefixMatch(of: #/usage: /#.ignoresCase()) else {
            return String(line)
        }
        let indent = String(repeating: " ", count: label.output.count)
        var lines = [String(label.output)]
        for word in line[label.range.upperBound...].matches(of: /\[[^\]]*\]|[^ ]+/) {
            if lines[lines.count - 1].count + word.output.count > width { lines.append(indent) }
            lines[lines.count - 1] += word.output + " "
        }
        return lines.map { $0.dropLast() }.joined(separator: "\n")
    }.joined(separator: "\n")
}
