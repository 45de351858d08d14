import Foundation

/// Removes a file, or a directory with all that is in it; nothing where it is missing. Whatever is swapped meanwhile, only
/// entries of the directories that were opened are removed, and a link's target is never one of them.
///
/// - Parameter path: the file, as the error is to name it.
/// - Throws: ``WriteError`` with the system's reason.
func removeTree(_ name: UnsafePointer<CChar>, in directory: Descriptor, path: String) throws(WriteError) {
    if unlinkat(directory.number, name, 0) == 0 || errno == ENOENT { return }
    // What Linux and macOS say of a directory.
    guard errno == EISDIR || errno == EPERM,
        let inner = Descriptor.open(name, in: directory, O_RDONLY | O_DIRECTORY | O_NOFOLLOW)
    else { throw WriteError(path: path) }
    for entry in inner.rawNames { try removeTree(entry, in: inner, path: path) }
    guard unlinkat(directory.number, name, AT_REMOVEDIR) == 0 || errno == ENOENT else { throw WriteError(path: path) }
}
