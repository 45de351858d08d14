/// Removes from text what must not be shown or saved: known secrets, and anything that looks like one.
///
/// Text is processed line by line in one pass, in linear time for any content.
package struct Redaction: Sendable, Equatable {
    /// The replacement of a secret.
    package static let mark = "[redacted]"
    /// A longer line is removed as a whole. Lines of this length contain data rather than explanations: container
    /// runtimes split lines after 16 KB, and error messages are far shorter.
    package static let longestLine = 64 << 10

    private let known: KnownTexts

    /// - Parameter known: the secrets to remove anywhere; those shorter than six bytes are ordinary words
    ///   too often, and are found only by their names.
    package init(known: some Sequence<String> = []) { self.known = KnownTexts(known) }

    /// The text without its secrets.
    package func callAsFunction(_ text: String) -> String { redacted(text) {} }

    /// The text without its secrets. Supports cancellation, since long texts take a while.
    package func unlessCancelled(_ text: String) throws -> String {
        try redacted(text) { try Task.checkCancellation() }
    }

    /// - Parameter beforeLine: called before each line is read.
    private func redacted(_ text: String, beforeLine: () throws -> Void) rethrows -> String {
        let bytes = Array(text.utf8)
        var kept: [[UInt8]] = []
        var (keys, isValueDue) = (PrivateKeys(), false)
        var start = 0
        while start <= bytes.count {
            try beforeLine()
            let end = bytes.firstIndex(of: UInt8(ascii: "\n"), from: start) ?? bytes.count
            let line = Array(bytes[start..<end])
            start = end + 1
            switch keys.read(line) {
            case .nothing: kept.append(redacted(line, &isValueDue))
            case .beginning(let place): kept.append(redacted(line[..<place] + Line.mark, &isValueDue))
            case .inside: continue
            case .end:
                kept.removeLast(min(PrivateKeys.longest, kept.count))
                kept.append(redacted(Line.mark, &isValueDue))
            }
        }
        return String(decoding: Array(kept.joined(separator: "\n".utf8)), as: UTF8.self)
    }

    /// - Parameter isValueDue: whether the previous line ended with the name of a secret; updated for this line.
    private func redacted(_ bytes: some Collection<UInt8>, _ isValueDue: inout Bool) -> [UInt8] {
        let line = Line(bytes: Array(bytes))
        let wasValueDue = isValueDue
        isValueDue = line.endsBeforeValue || (wasValueDue && line.hasOnlySpaces)
        if line.bytes.count > Self.longestLine { return Line.mark }
        let secrets = known.ranges(in: line) + line.secretRanges + (wasValueDue ? line.valueRange(from: 0) : [])
        let result = line.replacing(secrets, with: Line.mark)
        return result.count > Self.longestLine ? Line.mark : result
    }
}

extension StringProtocol {
    /// Whether a variable or field with this name holds a credential.
    package var namesSecret: Bool {
        let bytes = Array(utf8)
        return SecretNames.isOne(endingAt: bytes.count, in: bytes)
    }
}
