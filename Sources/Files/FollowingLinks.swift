import Foundation

/// Resolves a symbolic link; any other path is returned unchanged. Only the last component is
/// resolved, and its target need not exist.
///
/// - Throws: ``PathRefused`` if somebody else created the link, or links form a cycle.
func followingLinks(_ path: String) throws(PathRefused) -> String {
    var current = path
    // The limit in Linux.
    for _ in 0..<40 {
        var status = stat()
        guard lstat(current, &status) == 0, status.st_mode & S_IFMT == S_IFLNK else { return current }
        guard isTrusted(status, in: SplitPath(current).directory) else {
            throw PathRefused(
                path: current, reason: "it is a symbolic link of user ID \(status.st_uid)", hint: "remove the link")
        }
        guard let target = destination(of: current) else { return current }
        current = target.utf8.first == UInt8(ascii: "/") ? target : "\(SplitPath(current).directory)/\(target)"
    }
    throw PathRefused(path: path, reason: "too many levels of symbolic links", hint: "")
}

/// Whether a file belongs to this user or to the owner of its directory, who could replace it anyway: not to somebody
/// who can only create files there, as in /tmp.
func isTrusted(_ file: stat, in directory: String) -> Bool {
    if file.st_uid == geteuid() { return true }
    var status = stat()
    return stat(directory, &status) == 0 && status.st_uid == file.st_uid
}

private func destination(of link: String) -> String? {
    var target = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink(link, &target, Int(PATH_MAX))
    return count < 0 ? nil : String(decoding: target.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
}
