import Foundation

/// Stale temporary files and directories of killed processes. Those in use are recognized by a lock, which the
/// kernel releases with its holder.
enum StaleFiles {
    /// Locks a file or directory that was just created, for as long as the descriptor is open.
    ///
    /// - Returns: false if another process considered it stale at that moment; then it is gone, or will be.
    static func claim(_ file: Descriptor, _ name: String, in directory: Descriptor) -> Bool {
        // On a file system without locks, nothing is ever considered stale.
        if flock(file.number, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK { return false }
        return file.isStill(name, in: directory)
    }

    /// Removes entries with a matching name and type that belong to this user and are not in use.
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
