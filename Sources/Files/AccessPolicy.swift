import Escaping
import Foundation

/// The conditions under which a file or directory counts as this user's own.
package struct AccessPolicy: Sendable {
    /// The permissions that others must not have.
    private let refusedMode: mode_t
    /// What to do if it is not the user's own.
    private let remedy: String

    /// For temporary files: no access for others.
    static let temporary = AccessPolicy(refusedMode: 0o077, remedy: "set TMPDIR to a directory of your own")
    /// For the user's state: no write access for others.
    package static let state = AccessPolicy(
        refusedMode: 0o022, remedy: "remove it, or set XDG_STATE_HOME to a directory of your own")
    /// For files in a checkout. A group may share it, and git creates directories according to the umask.
    package static let checkout = AccessPolicy(refusedMode: 0o002, remedy: "remove it or move it away")
    /// For a file named by the user, who may have made it accessible to others.
    static let result = AccessPolicy(refusedMode: 0, remedy: "name another file")

    /// Refuses a file with several hard links: somebody else may have linked one of the user's files.
    func checkNames(_ status: stat, _ path: String) throws(PathRefused) {
        if status.st_nlink > 1 {
            throw PathRefused(path: path, reason: "it has \(status.st_nlink) hard links", hint: remedy)
        }
    }

    /// Refuses files that are not this user's own.
    ///
    /// - Parameters:
    ///   - status: of the file itself, not of a link's target.
    ///   - type: `S_IFDIR` or `S_IFREG`.
    ///   - path: the file, as shown in the error.
    func check(_ status: stat, type: mode_t, _ path: String) throws(PathRefused) {
        func refusal(_ reason: String, hint: String? = nil) -> PathRefused {
            PathRefused(path: path, reason: reason, hint: hint ?? remedy)
        }
        let actual = status.st_mode & S_IFMT
        if actual == S_IFLNK { throw refusal("it is a symbolic link") }
        if status.st_uid != geteuid() { throw refusal("it is owned by user ID \(status.st_uid), not by you") }
        if actual != type { throw refusal("it is not a \(type == S_IFDIR ? "directory" : "regular file")") }
        let mode = status.st_mode & 0o777
        if mode & refusedMode != 0 {
            let access = mode & refusedMode & 0o022 == 0 ? "access it" : "write to it"
            throw refusal(
                "other users can \(access) (mode 0\(String(mode, radix: 8)))",
                hint: "chmod \(refusedMode & 0o055 == 0 ? "go-w" : "go-rwx") \(printable(shellWord(path)))")
        }
    }
}
