import Escaping
import Foundation

/// Writes a file so that a reader sees the old content or the new one and never a part: into a temporary file beside
/// it, which then takes its place. A symbolic link there is replaced, not followed. What a process that was killed
/// while it wrote this file left beside it is removed.
///
/// - Parameters:
///   - content: all that the file is to have.
///   - path: its destination; parent directories are created, accessible to those who may read the file.
///   - mode: its permissions, minus the umask.
/// - Throws: ``WriteError`` with the system's reason.
package func writeAtomically(_ content: [UInt8], to path: String, mode: mode_t) throws {
    try writeAtomically(content, to: path, .new(mode))
}

/// Replaces the content of a file like ``writeAtomically(_:to:mode:)``, keeping its permissions and owner. If it
/// is a symbolic link, its target is replaced, and the link stays.
///
/// - Parameter newMode: the permissions of a missing file; nil if the file must exist.
/// - Throws: ``PathRefused`` if a link is not trusted or does not lead to a file, or ``WriteError``.
package func rewrite(_ path: String, with content: [UInt8], newMode: mode_t? = nil) throws {
    let path = try followingLinks(path)
    var status = stat()
    if lstat(path, &status) == 0 {
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw PathRefused(path: path, reason: "it is not a regular file", hint: "")
        }
        try writeAtomically(content, to: path, .kept(status))
    } else {
        guard errno == ENOENT, let newMode else { throw WriteError(path: path) }
        try writeAtomically(content, to: path, .new(newMode))
    }
}

/// Writes a file that can contain secrets, like ``writeAtomically(_:to:mode:)``: a new file is readable by its owner only,
/// and one that exists keeps its mode.
///
/// - Throws: ``PathRefused`` for a link, a device or somebody else's file, or ``WriteError``.
package func writePrivate(_ content: [UInt8], to path: String) throws {
    var status = stat()
    guard lstat(path, &status) == 0 else { return try writeAtomically(content, to: path, .new(0o600)) }
    try AccessPolicy.result.check(status, type: S_IFREG, path)
    try writeAtomically(content, to: path, .kept(status))
}

/// The permissions of a written file.
enum Permissions {
    /// Those of a new file, minus the umask.
    case new(mode_t)
    /// Those of the replaced file, and its owner as far as permitted.
    case kept(stat)

    /// The mode of a directory for such a file: those who may read the file can search it.
    fileprivate var ofDirectories: mode_t {
        switch self {
        case .new(let mode): 0o700 | mode | (mode & 0o444) >> 2
        case .kept: 0o755
        }
    }

    fileprivate var atCreation: mode_t { if case .new(let mode) = self { mode } else { 0o600 } }

    fileprivate func apply(to file: Descriptor) -> Bool {
        guard case .kept(let old) = self else { return true }
        let new = file.status
        if new.st_uid != old.st_uid || new.st_gid != old.st_gid { _ = fchown(file.number, old.st_uid, old.st_gid) }
        return fchmod(file.number, old.st_mode & 0o777) == 0
    }
}

private func writeAtomically(_ content: [UInt8], to path: String, _ permissions: Permissions) throws {
    let split = SplitPath(path)
    try createDirectories(split.directory, mode: permissions.ofDirectories)
    guard let directory = Descriptor.open(split.directory, O_RDONLY | O_DIRECTORY) else { throw WriteError(path: path) }
    try writeAtomically(content, to: split.name, in: directory, path: path, permissions)
}

/// - Parameter path: the file, as shown in the error.
func writeAtomically(
    _ content: [UInt8], to name: String, in directory: Descriptor, path: String, _ permissions: Permissions
) throws {
    let prefix = ".\(name).envboot-"
    StaleFiles.remove(in: directory, type: S_IFREG) {
        $0.hasPrefix(prefix) && $0.utf8.count == prefix.utf8.count + 6
    }
    let (temporary, file) = try createTemporary(prefix, in: directory, path: path, mode: permissions.atCreation)
    do {
        try writeAll(content, to: file.number, of: path)
        guard permissions.apply(to: file), fsync(file.number) == 0,
            renameat(directory.number, temporary, directory.number, name) == 0
        else { throw WriteError(path: path) }
    } catch {
        unlinkat(directory.number, temporary, 0)
        throw error
    }
}

private func createTemporary(
    _ prefix: String, in directory: Descriptor, path: String, mode: mode_t
) throws -> (name: String, file: Descriptor) {
    while true {
        let name = prefix + String(format: "%06x", UInt32.random(in: 0..<1 << 24))
        let flags = O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW
        if let file = Descriptor.open(name, in: directory, flags, mode: mode) {
            if StaleFiles.claim(file, name, in: directory) { return (name, file) }
        } else if errno != EEXIST {
            throw WriteError(path: path)
        }
    }
}

/// Writes all of the content to an open file.
///
/// - Parameter path: the file, as the error is to name it.
/// - Throws: ``WriteError`` with the system's reason.
package func writeAll(_ content: [UInt8], to descriptor: Int32, of path: String) throws {
    var rest = content[...]
    while !rest.isEmpty {
        let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        if count < 0 && errno == EINTR { continue }
        guard count > 0 else { throw WriteError(path: path) }
        rest = rest.dropFirst(count)
    }
}

/// A file that could not be written, with the system's reason.
package struct WriteError: Error, Sendable, CustomStringConvertible {
    let path: String
    let code = errno

    /// An error about a file, with the reason that the system gave last.
    package init(path: String) { self.path = path }

    /// The file and the reason.
    package var description: String { "\(printable(path)) cannot be written: \(String(cString: strerror(code)))" }
}
