/// Takes out of a text what must not be shown or kept: secrets that are known, and whatever looks like one.
///
/// The text is read once, line by line, in time that is linear in its length, whatever is in it.
public struct Redaction: Sendable, Equatable {
    /// What stands in place of a secret.
    public static let mark = "[redacted]"
    /// A longer line is left out as a whole. Lines of this length hold data rather than explanations: container
    /// runtimes cut lines after 16 KB, and what programs say of a failure is far shorter.
    public static let longestLine = 64 << 10

    private let known: KnownTexts

    /// - Parameter known: the secrets to take out wherever they stand; those shorter than six bytes are ordinary words
    ///   too often, and are found only by the name beside them.
    public init(known: some Sequence<String> = []) { self.known = KnownTexts(known) }

    /// The text without its secrets.
    public func callAsFunction(_ text: String) -> String { redacted(text) {} }

    /// The text without its secrets, as long as nobody cancels the task: a long text takes its time.
    public func unlessCancelled(_ text: String) throws -> String {
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

    /// - Parameter isValueDue: whether the line before ended with the name of a secret, and this line with another.
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
    /// Whether a variable or a field of this name holds a credential.
    public var namesSecret: Bool {
        let bytes = Array(utf8)
        return SecretNames.isOne(endingAt: bytes.count, in: bytes)
    }
}
