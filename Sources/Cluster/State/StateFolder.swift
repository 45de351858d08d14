import Files
import Foundation

/// Where envboot keeps what belongs to the machine and its user rather than to a checkout: locks, and the marks of
/// creations under way. $XDG_STATE_HOME/envboot, by default ~/.local/state/envboot
/// (https://specifications.freedesktop.org/basedir-spec/latest/).
public struct StateFolder: Sendable {
    let path: String

    /// - Parameter environment: the variables to look in: XDG_STATE_HOME and HOME.
    public init(environment: [String: String]) {
        let home = environment["HOME"] ?? NSHomeDirectory()
        let state = environment["XDG_STATE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? home + "/.local/state"
        path = state + "/envboot"
    }

    func file(_ name: String) throws -> String {
        try Self.create(path)
        return path + "/" + name
    }

    /// Writes a file that a program is to read. It stays until the next of its name, so that the command which names it
    /// can be run again by hand.
    func write(_ text: String, to name: String, of cluster: String) throws -> String {
        let path = try file(cluster)
        try Self.create(path)
        try writeWhole(Array(text.utf8), to: path + "/" + name, mode: 0o600)
        return path + "/" + name
    }

    /// Removes what was written for a cluster.
    func clear(_ cluster: String) throws {
        let path = try file(cluster)
        if FileManager.default.fileExists(atPath: path) { try FileManager.default.removeItem(atPath: path) }
    }

    private static func create(_ path: String) throws {
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }
}

/// Says that the creation of a cluster was begun. It outlives a kill or a reboot, so that the next run knows the
/// half-made cluster for its own.
struct CreationMark: Sendable {
    let folder: StateFolder
    let cluster: String

    var exists: Bool { FileManager.default.fileExists(atPath: folder.path + "/" + cluster + ".creating") }

    func set() throws { try Data().write(to: URL(fileURLWithPath: folder.file(cluster + ".creating"))) }

    func clear() throws {
        let path = try folder.file(cluster + ".creating")
        if FileManager.default.fileExists(atPath: path) { try FileManager.default.removeItem(atPath: path) }
    }
}
