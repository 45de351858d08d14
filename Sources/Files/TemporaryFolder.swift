import Foundation

/// Runs `body` with a folder that only its owner can read and that is gone afterwards; if this process is killed before,
/// then with the next one's call. The folders of a user are in one of the user's own, `envboot-UID`, since names in a
/// directory that users share are anybody's.
///
/// - Throws: ``PathRefused`` where that one is not the user's own.
public func withTemporaryFolder<Result>(_ body: (String) async throws -> Result) async throws -> Result {
    try await withTemporaryFolder(in: FileManager.default.temporaryDirectory.path, body)
}

/// - Parameter shared: the directory for temporary files, in which others can create theirs.
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

/// Creates a folder, and takes it into use before another process can remove it as a stale one.
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
