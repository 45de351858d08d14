import Foundation

/// The files of a repository, as far as guesses can be made from them.
struct Repository: Sendable {
    /// The absolute folder that all paths are relative to.
    let folder: String
    /// The paths of its files, sorted, those of outer folders first; without what is hidden or somebody else's.
    let files: [String]

    private static let skippedFolders: Set<String> = ["node_modules", "testdata", "third_party", "vendor"]
    /// Enough for a repository, and few enough for a home folder that is taken for one.
    private static let maxEntries = 20_000
    private static let deepestFolder = 8
    private static let maxBytes = 1 << 20

    init(at folder: String) {
        self.folder = folder
        var files: [String] = []
        var folders = [""][...]
        var entriesLeft = Self.maxEntries
        while let next = folders.popFirst() {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(next)")) ?? []
            for name in names.sorted() where !name.hasPrefix(".") && entriesLeft > 0 && !Task.isCancelled {
                entriesLeft -= 1
                let path = next.isEmpty ? name : "\(next)/\(name)"
                switch Self.kind(of: "\(folder)/\(path)") {
                case .typeRegular: files.append(path)
                case .typeDirectory where !Self.skippedFolders.contains(name) && path.depth < Self.deepestFolder:
                    folders.append(path)
                default: break
                }
            }
        }
        self.files = files
    }

    /// A link's own, so that none leads out of the repository or in a circle.
    private static func kind(of path: String) -> FileAttributeType? {
        try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
    }

    /// The text of a file, whose bytes need not be UTF-8; nil if it cannot be read or has more than 1 MiB. Once the
    /// task is cancelled, none is read, so that no search goes on for long.
    func text(of path: String) -> String? {
        guard !Task.isCancelled, let handle = FileHandle(forReadingAtPath: "\(folder)/\(path)"),
            let data = try? handle.read(upToCount: Self.maxBytes + 1), data.count <= Self.maxBytes
        else { return nil }
        return String(decoding: data, as: UTF8.self)
    }

    /// Whether a file or a folder is there.
    func has(_ path: String) -> Bool { FileManager.default.fileExists(atPath: "\(folder)/\(path)") }

    /// The files below a folder; all where it is `.`.
    func files(below folder: String) -> [String] {
        folder == "." ? files : files.filter { $0.hasPrefix(folder + "/") }
    }
}

extension String {
    /// How many folders are above the file of a path.
    fileprivate var depth: Int { utf8.count { $0 == UInt8(ascii: "/") } }

    /// The path's last part.
    var fileName: String { split(separator: "/").last.map(String.init) ?? self }

    /// The path's folder; `.` where it has none.
    var folderName: String {
        let parts = split(separator: "/").dropLast()
        return parts.isEmpty ? "." : parts.joined(separator: "/")
    }

    /// The text's lines; a carriage return at an end is no part of them.
    var textLines: [Substring] { split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) }
}
