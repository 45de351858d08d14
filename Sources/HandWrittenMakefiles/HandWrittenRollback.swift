import Crypto
import Foundation

/// What is kept to undo a rollback of a Makefile that envboot did not write.
package struct HandWrittenRollback: Sendable, Equatable {
    /// The result of undoing a rollback.
    package struct Undone: Sendable, Equatable {
        /// The file with the flags restored.
        package var restored: [UInt8]
        /// The restored flags, with their current lines.
        package var undone: [ProcessFlag] = []
        /// The flags that could not be restored, with their former lines.
        package var notUndone: [ProcessFlag] = []

        package init(restored: [UInt8], undone: [ProcessFlag] = [], notUndone: [ProcessFlag] = []) {
            self.restored = restored
            self.undone = undone
            self.notUndone = notUndone
        }
    }

    /// Digests of the file before and after the rollback.
    private let before: String
    private let after: String
    private let changes: [LineChange]

    /// Takes the file as it was, and the flags that were found in it.
    package init(original: [UInt8], flags: [ProcessFlag]) {
        before = Self.digest(original)
        after = Self.digest(flags.applied(to: original))
        changes = LineChange.changes(of: original, flags)
    }

    /// The flags that were changed.
    package var flags: [ProcessFlag] { changes.flatMap(\.flags) }

    /// Restores the file to its state before the rollback.
    ///
    /// An unedited file is restored byte for byte. If it was edited since, each changed line
    /// that still exists gets its old flags back; flags on edited, deleted or repeated lines are in
    /// `notUndone`, unless they are already restored.
    package func undo(_ current: [UInt8]) -> Undone {
        let digest = Self.digest(current)
        if digest == before { return Undone(restored: current) }
        let restorer = LineRestorer(changes: changes)
        if digest == after, let original = restorer.restoreUnedited(current), Self.digest(original) == before {
            return Undone(restored: original, undone: flags)
        }
        return restorer.restore(current)
    }

    private static func digest(_ bytes: [UInt8]) -> String {
        "sha256:" + SHA256.hash(data: bytes).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}

extension HandWrittenRollback: Codable {
    private enum Key: String, CodingKey { case before, after, changes, original, flags }

    /// Decodes the current format, and that of earlier versions: the whole file in base64 with its flags.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        if container.contains(.original) {
            self = try Self.earlier(container)
            return
        }
        before = try container.decode(String.self, forKey: .before)
        after = try container.decode(String.self, forKey: .after)
        changes = try container.decode([LineChange].self, forKey: .changes)
    }

    /// Encodes digests of the file before and after, and the changed lines.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(before, forKey: .before)
        try container.encode(after, forKey: .after)
        try container.encode(changes, forKey: .changes)
    }

    private static func earlier(_ container: KeyedDecodingContainer<Key>) throws -> HandWrittenRollback {
        let original = try container.decode(Data.self, forKey: .original)
        let flags = try container.decode([ProcessFlag].self, forKey: .flags)
        var end = 0
        for flag in flags {
            guard flag.offset >= end, flag.length >= 0, flag.length <= original.count - flag.offset else {
                throw DecodingError.dataCorruptedError(
                    forKey: .flags, in: container,
                    debugDescription: "the flag \(flag.old) of line \(flag.line) is not in the original")
            }
            end = flag.range.upperBound
        }
        return HandWrittenRollback(original: [UInt8](original), flags: flags)
    }
}
