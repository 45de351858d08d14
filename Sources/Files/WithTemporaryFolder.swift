import Foundation

/// Runs `body` with a folder that only its owner can read and that is gone afterwards; if this process is killed
/// before, then with the next one's call. The folders of a user are in a private directory, `envboot-UID`, since any
/// user can create names in a shared directory.
///
/// - Throws: ``PathRefused`` if that one is not the user's own.
package func withTemporaryFolder<Result>(_ body: (String) async throws -> Result) async throws -> Result {
    try await withTemporaryFolder(in: FileManager.default.temporaryDirectory.path, body)
}

/// - Parameter shared: the system's directory for temporary files, which users share.
func withTemporaryFolder<Result>(in shared: String, _ body: (String) async throws -> Result) async throws -> Result {
    let parent = try OwnedDirectory.create("\(shared)/envboot-\(geteuid())", .temporary)
    StaleFiles.remove(in: parent.descriptor, type: S_IFDIR) { UUID(uuidString: $0) != nil }
    let (folder, lock) = try createInUse(in: parent)
    defer {
        try? parent.remove(folder)
        withExtendedLifetime(lock) {}
    }
    return try await body("\(parent.path)/\(folder)")
}

/// Creates a folder and locks it before another process can remove it as stale.
private func createInUse(in parent: OwnedDirectory) throws -> (name: String, lock: Descriptor) {
    while true {
        let name = UUID().uuidString
        guard mkdirat(parent.descriptor.number, name, 0o700) == 0 else {
            throw WriteError(path: "\(parent.path)/\(name)")
        }
        let folder = Descriptor.open(name, in: parent.descriptor, O_RDONLY | O_DIRECTORY | O_NOFOLLOW)
        if let folder, StaleFiles.claim(folder, name, in: parent.descriptor) { return (name, folder) }
        if folder == nil && errno != ENOENT { throw WriteError(path: "\(parent.path)/\(name)") }
    }
}
