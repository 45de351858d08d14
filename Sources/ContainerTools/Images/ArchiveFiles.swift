import Foundation

/// The files of an archive, by name.
struct ArchiveFiles {
    let path: String
    let archive: TarReader
    private let entries: [String: TarReader.Entry]
    /// The maximum size of an index or a manifest, as in containerd.
    private static let largestDocument: UInt64 = 8 << 20

    /// - Throws: ``TarError`` if it is not a tar archive, or a system error.
    init(path: String) throws {
        self.path = path
        archive = try TarReader(path: path)
        entries = Dictionary(archive.entries.map { ($0.name, $0) }) { $1 }
    }

    func has(_ name: String) -> Bool { entries[name] != nil }

    /// A file of the archive. A layer shared by two images is a link in one of them.
    ///
    /// - Throws: ``TarError`` if it is not there.
    func entry(_ name: String) throws -> TarReader.Entry {
        guard let entry = entries[name] else { throw TarError(path: name) }
        guard let link = entry.link else { return entry }
        let folder = URL(fileURLWithPath: "/" + name).deletingLastPathComponent()
        let target = folder.appendingPathComponent(link).standardizedFileURL.path.dropFirst()
        guard let entry = entries[String(target)], entry.link == nil else { throw TarError(path: name) }
        return entry
    }

    /// The content of a file other than a layer.
    func document(_ name: String) throws -> Data {
        let entry = try entry(name)
        guard entry.size <= Self.largestDocument else { throw TarError(path: name) }
        return try archive.content(of: entry)
    }

    func decode<Decoded: Decodable>(_: Decoded.Type, from name: String) throws -> Decoded {
        try JSONDecoder().decode(Decoded.self, from: document(name))
    }
}
