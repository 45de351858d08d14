import Foundation

/// Whether a path has characters that stand for others: `*`, `?` or `[`.
func isGlob(_ path: String) -> Bool {
    path.utf8.contains(where: wildcards.contains)
}

private let wildcards = "*?[".utf8

/// The most folders that a profile's patterns may lead into, so that one like `/*/*/*` does not walk through a disk.
let maxFolders = 1000

/// The files below a folder that a path with `*`, `?` and `[...]` stands for, sorted. None of these stands for `/`, nor
/// for the `.` at the beginning of a hidden file. Nil where there are too many folders to look into.
///
/// - Parameter left: how many there may be; what is looked into is taken from it.
func files(in folder: String, matching pattern: String, left: inout Int) -> [String]? {
    var found = [folder]
    for component in pattern.split(separator: "/") {
        left -= found.count
        guard left >= 0 else { return nil }
        found = found.flatMap { entries(of: $0, matching: String(component)) }
    }
    return found.filter { FileKind(at: $0) == .file }.sorted()
}

private func entries(of folder: String, matching pattern: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { fnmatch(pattern, $0, FNM_PERIOD) == 0 }.map { absolutePath($0, from: folder) }
}

extension ValueType<[String]> {
    /// Absolute paths of files, which patterns may stand for; each once.
    static func files(isEmptyAllowed: Bool = true) -> Self {
        let pattern = ValueType<String>.text("pattern", pattern: #"^(?!~[^/*?\[]+(/|$))((?!\*\*).)*$"#)
        return Self(
            words: "list of paths and patterns",
            schema: ValueType<[String]>.list(of: pattern, isEmptyAllowed: isEmptyAllowed).schema
        ) { $0.manifests() }
    }
}

extension Value {
    /// The absolute paths of the files that each pattern of a list stands for; at least one for each.
    fileprivate func manifests() -> [String] {
        var seen: Set<String> = []
        return list { $0.matches() }.joined().filter { seen.insert($0).inserted }
    }

    private func matches() -> [String]? {
        guard let written = text() else { return nil }
        guard isGlob(written) else { return existing(.file).map { [$0] } }
        if written.utf8.contains("**".utf8) {
            error("'**' is not supported", hint: "name each folder: a/*.yaml, a/b/*.yaml")
            return nil
        }
        // What comes before the first such character is a path like any other.
        let path = written.utf8
        let wild = path.firstIndex(where: wildcards.contains) ?? path.endIndex
        let start = path[..<wild].lastIndex(of: UInt8(ascii: "/")).map(path.index(after:)) ?? path.startIndex
        guard let folder = absolute(String(written[..<start])) else { return nil }
        guard let files = files(in: folder, matching: String(written[start...]), left: &context.foldersLeft)
        else {
            error("the patterns up to '\(written)' lead into more than \(maxFolders) folders", hint: "name the files")
            return nil
        }
        if files.isEmpty { error("no file matches '\(written)'", hint: "looked in \(folder)") }
        return files
    }
}
