import Files
import Foundation

/// Where envboot keeps what belongs to the machine and its user rather than to a checkout: locks, and the marks of
/// creations under way. $XDG_STATE_HOME/envboot, by default ~/.local/state/envboot
/// (https://specifications.freedesktop.org/basedir-spec/latest/).
package struct StateFolder: Sendable {
    let path: String

    /// - Parameter environment: the variables to look in: XDG_STATE_HOME and HOME.
    package init(environment: [String: String]) {
        let home = environment["HOME"] ?? NSHomeDirectory()
        let state = environment["XDG_STATE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? home + "/.local/state"
        path = state + "/envboot"
    }

    /// The folder, created if missing.
    func create() throws -> OwnedDirectory { try OwnedDirectory.create(path, .state) }

    /// The folder; nil if it is missing.
    func existing() throws -> OwnedDirectory? { try OwnedDirectory.existing(path, .state) }

    /// Writes a file that a program is to read. It stays until the next of its name, so that the command which names it
    /// can be run again by hand.
    func write(_ text: String, to name: String, of cluster: String) throws -> String {
        let folder = try create().createSubdirectory(cluster)
        try folder.write(Array(text.utf8), to: name)
        return "\(folder.path)/\(name)"
    }

    /// Removes what was written for a cluster.
    func clear(_ cluster: String) throws {
        let folder = try existing()
        // Somebody else's folder is not removed either.
        if try folder?.subdirectory(cluster) != nil { try folder?.remove(cluster) }
    }
}

/// Says that the creation of a cluster was begun. It outlives a kill or a reboot, so that the next run knows the
/// half-made cluster for its own.
package struct CreationMark: Sendable {
    let folder: StateFolder
    let cluster: String

    package init(folder: StateFolder, cluster: String) {
        self.folder = folder
        self.cluster = cluster
    }

    private var name: String { cluster + ".creating" }

    /// - Throws: `PathRefused` if somebody else could have set it.
    package func exists() throws -> Bool { try folder.existing()?.file(name) != nil }

    func set() throws { _ = try folder.create().file(name, O_RDWR | O_CREAT) }

    package func clear() throws { try folder.existing()?.remove(name) }
}
