import Foundation

/// A directory that belongs to this user. Its contents are accessed through its descriptor and never through a link, so
/// that nobody can redirect writes or removals, not even by replacing a directory meanwhile.
package final class OwnedDirectory: Sendable {
    /// Its path, for messages and for programs that need one.
    package let path: String
    let descriptor: Descriptor
    private let policy: AccessPolicy

    private init(path: String, descriptor: Descriptor, policy: AccessPolicy) {
        (self.path, self.descriptor, self.policy) = (path, descriptor, policy)
    }

    /// Opens a directory. If it is missing, creates it and its parents with access for the owner only.
    ///
    /// - Throws: ``PathRefused`` if it is a link or not this user's own, or ``WriteError``.
    package static func create(_ path: String, _ policy: AccessPolicy) throws -> OwnedDirectory {
        try createDirectories(SplitPath(path).directory, mode: 0o700)
        return try create(path, in: nil, path: path, policy)
    }

    /// Opens a directory.
    ///
    /// - Returns: nil if it is missing.
    /// - Throws: ``PathRefused`` if it is a link or not this user's own, or ``WriteError``.
    package static func existing(_ path: String, _ policy: AccessPolicy) throws -> OwnedDirectory? {
        try open(path, in: nil, path: path, policy)
    }

    /// Opens or creates a subdirectory, like ``create(_:_:)``.
    package func createSubdirectory(_ name: String) throws -> OwnedDirectory {
        try Self.create(checked(name), in: descriptor, path: "\(path)/\(name)", policy)
    }

    /// Opens a subdirectory, like ``existing(_:_:)``.
    package func subdirectory(_ name: String) throws -> OwnedDirectory? {
        try Self.open(checked(name), in: descriptor, path: "\(path)/\(name)", policy)
    }

    /// Opens a regular file of this user; does not block on a FIFO, but refuses it.
    ///
    /// - Parameter flags: `O_CREAT` creates a missing file with access for the owner only.
    /// - Returns: nil if it is missing.
    /// - Throws: ``PathRefused`` or ``WriteError``.
    package func file(_ name: String, _ flags: Int32 = O_RDONLY) throws -> Descriptor? {
        let name = try checked(name)
        let flags = flags | O_NOFOLLOW | O_NONBLOCK
        guard let file = Descriptor.open(name, in: descriptor, flags, mode: 0o600) else {
            if errno == ENOENT && flags & O_CREAT == 0 { return nil }
            throw refusal(of: name, in: descriptor, type: S_IFREG, "\(path)/\(name)", policy)
        }
        let status = file.status
        try policy.check(status, type: S_IFREG, "\(path)/\(name)")
        try policy.checkNames(status, "\(path)/\(name)")
        return file
    }

    /// Writes a file like ``writeAtomically(_:to:mode:)``.
    ///
    /// - Parameter relativePath: its path relative to this directory; directories in between are created.
    package func write(_ content: [UInt8], to relativePath: String, mode: mode_t = 0o600) throws {
        var names = relativePath.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
            .map { String(Substring($0)) }
        let name = try checked(names.removeLast())
        let directory = try names.reduce(self) { try $0.createSubdirectory($1) }
        try Files.writeAtomically(
            content, to: name, in: directory.descriptor, path: "\(path)/\(relativePath)", .new(mode))
    }

    /// Whether the name exists, including a dangling link.
    package func has(_ name: String) -> Bool { descriptor.status(of: name) != nil }

    /// The names of this user's subdirectories, without links.
    package var subdirectories: [String] {
        descriptor.names.filter { name in
            descriptor.status(of: name).map { $0.st_mode & S_IFMT == S_IFDIR && $0.st_uid == geteuid() } ?? false
        }
    }

    /// Removes a file, or a directory with its contents; does nothing if it is missing. A link is removed, and its
    /// target stays.
    package func remove(_ name: String) throws {
        try removeTree(checked(name), in: descriptor, path: "\(path)/\(name)")
    }

    /// Checks that a name refers to a direct entry of this directory.
    private func checked(_ name: String) throws(PathRefused) -> String {
        let isName = !["", ".", ".."].contains(name) && !name.utf8.contains { $0 == 0 || $0 == UInt8(ascii: "/") }
        if !isName { throw PathRefused(path: "\(path)/\(name)", reason: "it is not a file name", hint: "") }
        return name
    }

    private static func create(
        _ name: String, in parent: Descriptor?, path: String, _ policy: AccessPolicy
    ) throws -> OwnedDirectory {
        if let directory = try open(name, in: parent, path: path, policy) { return directory }
        if mkdirat(parent?.number ?? AT_FDCWD, name, 0o700) != 0, errno != EEXIST { throw WriteError(path: path) }
        guard let directory = try open(name, in: parent, path: path, policy) else { throw WriteError(path: path) }
        return directory
    }

    private static func open(
        _ name: String, in parent: Descriptor?, path: String, _ policy: AccessPolicy
    ) throws -> OwnedDirectory? {
        guard let descriptor = Descriptor.open(name, in: parent, O_RDONLY | O_DIRECTORY | O_NOFOLLOW) else {
            if errno == ENOENT { return nil }
            throw refusal(of: name, in: parent, type: S_IFDIR, path, policy)
        }
        try policy.check(descriptor.status, type: S_IFDIR, path)
        return OwnedDirectory(path: path, descriptor: descriptor, policy: policy)
    }
}

/// The reason to refuse what could not be opened; the system's error if it is this user's own.
private func refusal(
    of name: String, in parent: Descriptor?, type: mode_t, _ path: String, _ policy: AccessPolicy
) -> any Error {
    let reason = WriteError(path: path)
    var status = stat()
    guard fstatat(parent?.number ?? AT_FDCWD, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return reason }
    do { try policy.check(status, type: type, path) } catch { return error }
    return reason
}
