import Foundation

/// A path split into directory and name, by bytes: in Swift, a slash and a following accent are one character.
package struct SplitPath: Sendable {
    /// The directory, or `.` if the path is only a name.
    package let directory: String
    /// The part after the last slash.
    package let name: String

    /// Splits a path at its last slash.
    package init(_ path: String) {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else {
            (directory, name) = (".", path)
            return
        }
        directory = slash == path.utf8.startIndex ? "/" : String(Substring(path.utf8[..<slash]))
        name = String(Substring(path.utf8[path.utf8.index(after: slash)...]))
    }
}

/// Creates a directory and its missing parents.
///
/// - Parameter mode: the permissions of created directories, minus the umask.
/// - Throws: ``WriteError`` with the system's reason.
func createDirectories(_ path: String, mode: mode_t) throws(WriteError) {
    if mkdir(path, mode) == 0 || errno == EEXIST || errno == EISDIR { return }
    let parent = SplitPath(path).directory
    guard errno == ENOENT, parent != path, parent != "." else { throw WriteError(path: path) }
    try createDirectories(parent, mode: mode)
    guard mkdir(path, mode) == 0 || errno == EEXIST else { throw WriteError(path: path) }
}
