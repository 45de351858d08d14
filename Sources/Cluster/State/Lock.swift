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
        let path = "\(folder.path)/\(name)"
        guard let file = try folder.create().file(name, O_RDWR | O_CREAT) else { throw WriteError(path: path) }
        defer { withExtendedLifetime(file) {} }
        let deadline = ContinuousClock.now + .seconds(1800)
        var isTold = false
        // flock can wait, but not be cancelled while it does.
        while flock(file.number, LOCK_EX | LOCK_NB) != 0 {
            guard errno == EWOULDBLOCK || errno == EINTR else { throw WriteError(path: path) }
            let holder = Self.holder(in: file)
            if !isTold { onWait(holder) }
            isTold = true
            guard ContinuousClock.now < deadline else { throw LockedOut(cluster: cluster, holder: holder) }
            try await Task.sleep(for: .milliseconds(50))
        }
        guard ftruncate(file.number, 0) == 0 else { throw WriteError(path: path) }
        try writeAll(Array(Self.holder.utf8), to: file.number, of: path)
        return try await body()
    }

    /// Who holds the lock now; nil where nobody does. To ask takes a share of it for a moment.
    ///
    /// - Throws: `PathRefused` if somebody else could have created it.
    func currentHolder() throws -> String? {
        guard let file = try folder.existing()?.file(name) else { return nil }
        guard flock(file.number, LOCK_SH | LOCK_NB) != 0, errno == EWOULDBLOCK else { return nil }
        return Self.holder(in: file)
    }

    private var name: String { cluster + ".lock" }

    private static func holder(in file: Descriptor) -> String {
        String(decoding: file.content(limit: 4096), as: UTF8.self)
    }

    private static var holder: String {
        let command = CommandLine.arguments.dropFirst().joined(separator: " ")
        return "process \(getpid()) (envboot \(command))"
    }
}

/// Somebody else holds the environment for too long.
package struct LockedOut: Error, Sendable, CustomStringConvertible {
    let cluster: String
    let holder: String

    /// Who holds it.
    package var description: String {
        "\(holder) has locked the environment \(cluster) for half an hour\nhint: wait for it, or end it"
    }
}
