/// The folder that an image is built in.
struct BuildContext: Sendable, Equatable {
    /// The folder, `.` for the repository itself.
    var folder: String
    /// The Dockerfile, relative to the folder.
    var dockerfile: String
    var source: String

    /// The nearest folder at or above the Dockerfile with all that is copied: a Go module where one is, since what a
    /// Dockerfile copies is often just `.`.
    init(of path: String, _ dockerfile: Dockerfile, in repository: Repository) {
        let folders = Self.folders(from: path.folderName)
        let complete = folders.filter { folder in
            dockerfile.copiedPaths.allSatisfy { repository.hasMatch(of: $0, in: folder) }
        }
        if let module = complete.first(where: { repository.has("\($0)/go.mod") }) {
            folder = module
            source = "\(module == "." ? "" : module + "/")go.mod is there, and what the Dockerfile copies"
        } else if let nearest = complete.first {
            folder = nearest
            source = "the nearest folder to the Dockerfile with what it copies"
        } else {
            folder = "."
            source = "no folder has all that the Dockerfile copies; this one is the repository's"
        }
        self.dockerfile = folder == "." ? path : String(path.dropFirst(folder.count + 1))
    }

    /// A folder and those above it, up to the repository's own.
    private static func folders(from folder: String) -> [String] {
        let parts = folder.split(separator: "/").filter { $0 != "." }
        return (0...parts.count).reversed().map { $0 == 0 ? "." : parts.prefix($0).joined(separator: "/") }
    }
}

extension Repository {
    /// Whether a path of a Dockerfile, which can be a pattern, leads to something.
    fileprivate func hasMatch(of pattern: String, in folder: String) -> Bool {
        let relative = pattern.trimmingPrefix("./").trimmingPrefix("/")
        if !pattern.contains(where: { "*?[".contains($0) }) { return has("\(folder)/\(relative)") }
        // The part before the pattern is enough to tell folders apart.
        let fixed = relative.split(separator: "/").prefix { !$0.contains { "*?[".contains($0) } }
        if !fixed.isEmpty { return has(([folder] + fixed.map(String.init)).joined(separator: "/")) }
        let ending = relative.split(separator: "*", omittingEmptySubsequences: false).last ?? ""
        return files.contains { $0.folderName == folder && $0.hasSuffix(ending) }
    }
}
