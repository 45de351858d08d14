import Foundation

/// What killed processes left of their temporary files and folders. Those in use are told apart by a lock, which the
/// kernel drops with its holder.
enum Remains {
    /// Says that a temporary file or folder is in use for as long as this process has it open.
    static func claim(_ descriptor: Int32) {
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        flock(descriptor, LOCK_EX | LOCK_NB)
    }

    /// Removes what bears a name of ours and is in nobody's use; what may not be opened is left.
    static func remove(in folder: String, where isOurs: (String) -> Bool) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        for name in names where isOurs(name) {
            let path = "\(folder)/\(name)"
            let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
            guard descriptor >= 0 else { continue }
            defer { close(descriptor) }
            if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { try? FileManager.default.removeItem(atPath: path) }
        }
    }
}
