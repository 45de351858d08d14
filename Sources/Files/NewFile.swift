import Escaping
import Foundation

/// A file that is to be made.
package struct NewFile: Sendable, Equatable {
    /// Its path, relative to the folder that the files are made in.
    package let path: String
    /// All that it is to have.
    package let text: String

    /// A file with its content.
    package init(path: String, text: String) {
        self.path = path
        self.text = text
    }
}

/// Makes all of the files, or none: where one is there already nothing is written, and where one cannot be written those
/// before it are removed, with the folders that were made for them.
///
/// - Parameter folder: the absolute folder that the files' paths start from.
/// - Throws: ``FilesExist``, or the system's reason.
package func write(_ files: [NewFile], in folder: String) throws {
    try refuseExisting(files, in: folder)
    var made: [String] = []
    do {
        for file in files {
            made += missingFolders(of: file.path, in: folder)
            try writeAtomically(Array(file.text.utf8), to: "\(folder)/\(file.path)", mode: 0o644)
            made.append(file.path)
        }
    } catch {
        // A folder is only removed where nothing else is in it by now.
        for path in made.reversed() { remove("\(folder)/\(path)") }
        throw error
    }
}

/// Says whether the files could be made, and makes none.
///
/// - Throws: ``FilesExist`` with those that are there, also as links that lead nowhere, or ``PathRefused`` where a link
///   in place of a folder leads out of the one that the files are made in: whoever made a repository can put one there.
package func refuseExisting(_ files: [NewFile], in folder: String) throws {
    var status = stat()
    let existing = files.map(\.path).filter { lstat("\(folder)/\($0)", &status) == 0 }
    if !existing.isEmpty { throw FilesExist(paths: existing) }
    for file in files {
        for above in foldersAbove(file.path) where !isWithin(folder, "\(folder)/\(above)") {
            throw PathRefused(path: above, reason: "it leads out of \(printable(folder))", hint: "remove the link")
        }
    }
}

/// Whether a path leads to somewhere in a folder, or is missing.
private func isWithin(_ folder: String, _ path: String) -> Bool {
    var status = stat()
    guard lstat(path, &status) == 0 else { return true }
    guard let real = realPath(path), let realFolder = realPath(folder) else { return false }
    return real == realFolder || real.utf8.starts(with: (realFolder == "/" ? "/" : realFolder + "/").utf8)
}

/// A path without links; nil where it leads nowhere.
private func realPath(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
}

/// Files that were to be made, and are there.
package struct FilesExist: Error, Sendable, Equatable {
    /// Their paths, as they were to be made.
    package let paths: [String]
}

/// The folders above a file that are not there, outermost first.
private func missingFolders(of path: String, in folder: String) -> [String] {
    foldersAbove(path).filter { !FileManager.default.fileExists(atPath: "\(folder)/\($0)") }
}

private func foldersAbove(_ path: String) -> [String] {
    let names = path.split(separator: "/").dropLast()
    return names.indices.map { names[...$0].joined(separator: "/") }
}

private func remove(_ path: String) {
    if unlink(path) != 0 { rmdir(path) }
}
