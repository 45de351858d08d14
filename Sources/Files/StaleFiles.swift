import Foundation

/// What killed processes left of their temporary files and directories. Those in use are told apart by a lock, which the
/// kernel drops with its holder.
enum StaleFiles {
    /// Takes what was just created into use, for as long as the descriptor is open.
    ///
    /// - Returns: false where another process took it for stale in that moment; then it is gone, or will be.
    static func claim(_ file: Descriptor, _ name: String, in directory: Descriptor) -> Bool {
        // Where a file system has no locks, nothing is ever taken for stale.
        if flock(file.number, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK { return false }
        return file.isStill(name, in: directory)
    }

    /// Removes what has such a name, is of the type and this user's own, and is not in use.
    ///
    /// - Parameter type: `S_IFREG` or `S_IFDIR`.
    static func remove(in directory: Descriptor, type: mode_t, where isStale: (String) -> Bool) {
        for name in directory.names where isStale(name) {
            guard let file = Descriptor.open(name, in: directory, O_RDONLY | O_NOFOLLOW | O_NONBLOCK) else { continue }
            let status = file.status
            guard status.st_mode & S_IFMT == type, status.st_uid == geteuid(),
                flock(file.number, LOCK_EX | LOCK_NB) == 0, file.isStill(name, in: directory)
            else { continue }
            if type == S_IFDIR {
                try? removeTree(name, in: directory, path: name)
            } else {
                unlinkat(directory.number, name, 0)
            }
        }
    }
}
