import Foundation

/// What is kept to undo a rollback of a Makefile that envboot did not write.
public struct ForeignRollback: Codable, Sendable, Equatable {
    /// The file as it was before; base64 in JSON.
    public let original: Data
    /// The flags that were changed.
    public let flags: [ProcessFlag]

    /// Takes the file as it was, and the flags that were found in it.
    public init(original: [UInt8], flags: [ProcessFlag]) {
        self.original = Data(original)
        self.flags = flags
    }

    /// Throws `DecodingError` where the flags are not in the file that is kept with them.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        original = try container.decode(Data.self, forKey: .original)
        flags = try container.decode([ProcessFlag].self, forKey: .flags)
        var end = 0
        for flag in flags {
            guard flag.offset >= end, flag.length >= 0, flag.length <= original.count - flag.offset else {
                throw DecodingError.dataCorruptedError(
                    forKey: .flags, in: container,
                    debugDescription: "the flag \(flag.old) of line \(flag.line) is not in the original that is kept")
            }
            end = flag.range.upperBound
        }
    }

    /// Takes the file back to what it was before the rollback.
    ///
    /// Where it is as the rollback left it, `restored` is the original byte for byte. Where it was edited since, each
    /// changed line that is still there as it was left gets its old flags back; those whose line was edited, deleted or
    /// repeated are in `notUndone`, with the places that they had in the original.
    public func undo(_ current: [UInt8]) -> (restored: [UInt8], notUndone: [ProcessFlag]) {
        let original = [UInt8](original)
        let result = flags.applied(to: original)
        if current == result || current == original { return (original, []) }
        return LineRestorer(original: original, result: result, flags: flags).restore(current)
    }
}
