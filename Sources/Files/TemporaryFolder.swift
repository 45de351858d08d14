import Foundation

/// Runs `body` with a folder that only its owner can read and that is gone afterwards; if this process is killed before,
/// then with the next one's call.
public func withTemporaryFolder<Result>(_ body: (String) async throws -> Result) async throws -> Result {
    let parent = FileManager.default.temporaryDirectory.path
    let prefix = "envboot-"
    Remains.remove(in: parent) { $0.hasPrefix(prefix) && UUID(uuidString: String($0.dropFirst(prefix.count))) != nil }
    let folder = "\(parent)/\(prefix)\(UUID().uuidString)"
    try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if descriptor >= 0 { Remains.claim(descriptor) }
    defer {
        try? FileManager.default.removeItem(atPath: folder)
        if descriptor >= 0 { close(descriptor) }
    }
    return try await body(folder)
}
