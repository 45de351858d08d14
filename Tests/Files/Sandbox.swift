import Foundation

/// A temporary directory for a test that other users can enter; removed with the value.
final class Sandbox: Sendable {
    let path = FileManager.default.temporaryDirectory.resolvingSymlinksInPath().path + "/files-" + UUID().uuidString

    init() throws {
        try makeFolder("")
        try setMode(0o755, of: "")
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func makeFolder(_ name: String, mode: Int? = nil) throws {
        try FileManager.default.createDirectory(atPath: "\(path)/\(name)", withIntermediateDirectories: true)
        if let mode { try setMode(mode, of: name) }
    }

    func write(_ text: String, to name: String) throws {
        try makeFolder((name as NSString).deletingLastPathComponent)
        try Data(text.utf8).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
    }

    func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: "\(path)/\(name)", withDestinationPath: target)
    }

    /// Changes the owner of the file to the attacker in these tests.
    func giveAway(_ name: String) throws {
        try FileManager.default.setAttributes(
            [.ownerAccountID: OtherUser.id, .groupOwnerAccountID: OtherUser.id], ofItemAtPath: "\(path)/\(name)")
    }

    func setMode(_ mode: Int, of name: String) throws {
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: "\(path)/\(name)")
    }

    func read(_ name: String) throws -> String { try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8) }

    func mode(of name: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: "\(path)/\(name)")[.posixPermissions] as? Int
    }

    func exists(_ name: String) -> Bool {
        (try? FileManager.default.attributesOfItem(atPath: "\(path)/\(name)")) != nil
    }

    func destination(of link: String) throws -> String {
        try FileManager.default.destinationOfSymbolicLink(atPath: "\(path)/\(link)")
    }

    /// All files and directories below one, by their paths.
    func all(in name: String = "") throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: "\(path)/\(name)").sorted()
    }
}
