import Foundation

/// Removes a file, or a directory with its contents; does nothing if it is missing. Whatever is replaced meanwhile,
/// only entries of the opened directories are removed, never the target of a link.
///
/// - Parameter path: the file, as shown in the error.
/// - Throws: ``WriteError`` with the system's reason.
func removeTree(_ name: UnsafePointer<CChar>, in directory: Descriptor, path: String) throws(WriteError) {
    if unlinkat(directory.number, name, 0) == 0 || errno == ENOENT { return }
    // The errors of Linux and macOS for a directory.
    guard errno == EISDIR || errno == EPERM,
        let inner = Descriptor.open(name, in: directory, O_RDONLY | O_DIRECTORY | O_NOFOLLOW)
    else { throw WriteError(path: path) }
    for entry in inner.rawNames { try removeTree(entry, in: inner, path: path) }
    guard unlinkat(directory.number, name, AT_REMOVEDIR) == 0 || errno == ENOENT else { throw WriteError(path: path) }
}
