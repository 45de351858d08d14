import Files
import Foundation

/// Makes sure that one envboot at a time works on an environment. The kernel drops the lock with its holder, however
/// that ends.
struct Lock: Sendable {
    let folder: StateFolder
    let cluster: String

    /// Runs `body` while holding the lock.
    ///
    /// - Parameter onWait: called once, with who holds the lock, where somebody does.
    /// - Throws: ``LockedOut`` where it is not free within half an hour.
    func whileHeld<Result: Sendable>(
        onWait: (String) -> Void, _ body: () async throws -> Result
    ) async throws -> Result {
        let path = try folder.file(cluster + ".lock")
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw WriteError(path: path) }
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        defer { try? file.close() }
        let deadline = ContinuousClock.now + .seconds(1800)
        var isTold = false
        // flock can wait, but not be cancelled while it does.
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            guard errno == EWOULDBLOCK || errno == EINTR else { throw WriteError(path: path) }
            let holder = Self.holder(in: path)
            if !isTold { onWait(holder) }
            isTold = true
            guard ContinuousClock.now < deadline else { throw LockedOut(cluster: cluster, holder: holder) }
            try await Task.sleep(for: .milliseconds(50))
        }
        try file.truncate(atOffset: 0)
        try writeAll(Array(Self.holder.utf8), to: descriptor, of: path)
        return try await body()
    }

    /// Who holds the lock now; nil where nobody does. To ask takes a share of it for a moment.
    var currentHolder: String? {
        let path = folder.path + "/" + cluster + ".lock"
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        guard flock(descriptor, LOCK_SH | LOCK_NB) != 0, errno == EWOULDBLOCK else { return nil }
        return Self.holder(in: path)
    }

    private static func holder(in path: String) -> String {
        FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    private static var holder: String {
        let command = CommandLine.arguments.dropFirst().joined(separator: " ")
        return "process \(getpid()) (envboot \(command))"
    }
}

/// Somebody else holds the environment for too long.
public struct LockedOut: Error, Sendable, CustomStringConvertible {
    let cluster: String
    let holder: String

    /// Who holds it.
    public var description: String {
        "\(holder) has held the environment \(cluster) for half an hour; wait for it, or end it"
    }
}
