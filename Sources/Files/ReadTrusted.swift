import Escaping
import Foundation

/// Reads a file that others may have created; does not block on one that is not a regular file.
///
/// - Returns: nil if it is missing.
/// - Throws: ``PathRefused`` if it is not a regular file, or belongs neither to this user nor to the owner of its
///   directory, or ``ReadError``.
package func readTrusted(_ path: String) throws -> [UInt8]? {
    guard let file = Descriptor.open(path, O_RDONLY | O_NONBLOCK) else {
        if errno == ENOENT || errno == ENOTDIR { return nil }
        throw ReadError(path: path)
    }
    let status = file.status
    guard status.st_mode & S_IFMT == S_IFREG else {
        throw PathRefused(path: path, reason: "it is not a regular file", hint: "")
    }
    guard isTrusted(status, in: SplitPath(path).directory) else {
        throw PathRefused(path: path, reason: "it is owned by user ID \(status.st_uid), not by you", hint: "")
    }
    return file.content()
}

/// A read error with the system's reason.
package struct ReadError: Error, Sendable, CustomStringConvertible {
    let path: String
    let code = errno

    /// The file and the reason.
    package var description: String { "\(printable(path)) cannot be read: \(String(cString: strerror(code)))" }
}
