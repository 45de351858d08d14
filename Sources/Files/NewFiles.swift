import Foundation

/// A file that is to be made.
public struct NewFile: Sendable, Equatable {
    /// Its path, relative to the folder that the files are made in.
    public let path: String
    /// All that it is to have.
    public let text: String

    /// A file with its content.
    public init(path: String, text: String) {
        self.path = path
        self.text = text
    }
}

/// Makes all of the files, or none: where one is there already nothing is written, and where one cannot be written those
/// before it are removed, with the folders that were made for them.
///
/// - Parameter folder: the absolute folder that the files' paths start from.
/// - Throws: ``FilesExist``, or the system's reason.
public func write(_ files: [NewFile], in folder: String) throws {
    try refuseExisting(files, in: folder)
    var made: [String] = []
    do {
        for file in files {
            made += missingFolders(of: file.path, in: folder)
            try writeWhole(Array(file.text.utf8), to: "\(folder)/\(file.path)", mode: 0o644)
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
/// - Throws: ``FilesExist`` with those that are there, also as links that lead nowhere.
public func refuseExisting(_ files: [NewFile], in folder: String) throws(FilesExist) {
    var status = stat()
    let existing = files.map(\.path).filter { lstat("\(folder)/\($0)", &status) == 0 }
    if !existing.isEmpty { throw FilesExist(paths: existing) }
}

/// Files that were to be made, and are there.
public struct FilesExist: Error, Sendable, Equatable {
    /// Their paths, as they were to be made.
    public let paths: [String]
}

/// The folders above a file that are not there, outermost first.
private func missingFolders(of path: String, in folder: String) -> [String] {
    let names = path.split(separator: "/").dropLast()
    return names.indices.map { names[...$0].joined(separator: "/") }
        .filter { !FileManager.default.fileExists(atPath: "\(folder)/\($0)") }
}

private func remove(_ path: String) {
    if unlink(path) != 0 { rmdir(path) }
}
