import Foundation

/// Writes a file so that a reader sees the old content or the new one and never a part: into a temporary file beside
/// it, which then takes its place. A symbolic link there is replaced, not followed. What a process that was killed while
/// it wrote this file left beside it is removed.
///
/// - Parameters:
///   - content: all that the file is to have.
///   - path: where it is to be; its folders are made.
///   - mode: its permissions.
/// - Throws: ``WriteError`` with the system's reason.
public func writeWhole(_ content: [UInt8], to path: String, mode: mode_t) throws {
    let url = URL(fileURLWithPath: path)
    let path = url.path
    let folder = url.deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let prefix = ".\(url.lastPathComponent).envboot-"
    Remains.remove(in: folder.path) { $0.hasPrefix(prefix) && $0.utf8.count == prefix.utf8.count + 6 }
    var template = Array("\(folder.path)/\(prefix)XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw WriteError(path: path) }
    Remains.claim(descriptor)
    let temporary = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    defer { try? file.close() }
    do {
        try writeAll(content, to: descriptor, of: path)
        guard fchmod(descriptor, mode) == 0, fsync(descriptor) == 0, rename(temporary, path) == 0 else {
            throw WriteError(path: path)
        }
    } catch {
        unlink(temporary)
        throw error
    }
}

/// Replaces the content of a file that is there, as ``writeWhole(_:to:mode:)`` does, and leaves its permissions.
///
/// - Throws: the system's reason where the file cannot be found or written.
public func rewrite(_ path: String, with content: [UInt8]) throws {
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int ?? 0o644
    try writeWhole(content, to: path, mode: mode_t(mode))
}

/// Writes all of the content to an open file.
///
/// - Parameter path: the file, as the error is to name it.
/// - Throws: ``WriteError`` with the system's reason.
public func writeAll(_ content: [UInt8], to descriptor: Int32, of path: String) throws {
    var rest = content[...]
    while !rest.isEmpty {
        let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        if count < 0 && errno == EINTR { continue }
        guard count > 0 else { throw WriteError(path: path) }
        rest = rest.dropFirst(count)
    }
}

/// A file that could not be written, with the system's reason.
public struct WriteError: Error, Sendable, CustomStringConvertible {
    let path: String
    let code = errno

    /// An error about a file, with the reason that the system gave last.
    public init(path: String) { self.path = path }

    /// The file and the reason.
    public var description: String { "\(path) cannot be written: \(String(cString: strerror(code)))" }
}
