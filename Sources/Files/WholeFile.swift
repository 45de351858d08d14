import Foundation

/// Writes a file so that a reader sees the old content or the new one and never a part: into a temporary file beside
/// it, which then takes its place. A symbolic link there is replaced, not followed.
///
/// - Parameters:
///   - content: all that the file is to have.
///   - path: where it is to be; its folders are made.
///   - mode: its permissions.
/// - Throws: ``WriteError`` with the system's reason.
public func writeWhole(_ content: [UInt8], to path: String, mode: mode_t) throws {
    let url = URL(fileURLWithPath: path)
    let path = url.path
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    var template = Array("\(path).XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw WriteError(path: path) }
    let temporary = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    defer { try? file.close() }
    do {
        try file.write(contentsOf: content)
        guard fchmod(descriptor, mode) == 0, fsync(descriptor) == 0, rename(temporary, path) == 0 else {
            throw WriteError(path: path)
        }
    } catch {
        unlink(temporary)
        throw error
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

/// Runs `body` with a folder that only its owner can read and that is gone afterwards.
public func withTemporaryFolder<Result>(_ body: (String) async throws -> Result) async throws -> Result {
    let folder = FileManager.default.temporaryDirectory.path + "/envboot-" + UUID().uuidString
    try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try await body(folder)
}
