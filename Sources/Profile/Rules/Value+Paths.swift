import Foundation

/// What a path leads to.
enum FileKind {
    case file
    case folder
    /// A device, a pipe or a socket: reading it may never end.
    case device

    /// Nil where nothing is there.
    init?(at path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        switch status.st_mode & S_IFMT {
        case S_IFREG: self = .file
        case S_IFDIR: self = .folder
        default: self = .device
        }
    }
}

/// An absolute path without `.`, `..` and doubled slashes.
///
/// A slash is one whatever follows it, also an accent, with which it would be another character of Swift's.
package func absolutePath(_ path: String, from directory: String) -> String {
    let whole = path.utf8.first == UInt8(ascii: "/") ? path : directory + "/" + path
    let components = whole.utf8.split(separator: UInt8(ascii: "/")).map { Substring($0) }
    let kept = components.reduce(into: [Substring]()) { kept, next in
        switch next {
        case ".": break
        case "..": _ = kept.popLast()
        default: kept.append(next)
        }
    }
    return "/" + kept.joined(separator: "/")
}

/// The bytes of the longest path that Linux takes.
private let longestPath = 4096

extension ValueType<String> {
    /// The absolute path that a text names.
    static func path(_ words: String = "path", _ read: @escaping @Sendable (Value) -> String?) -> Self {
        Self(
            words: words, schema: text(words, pattern: "^(?!~[^/])").schema, read: read)
    }

    /// The absolute path of a file or a folder that is there.
    static func existing(_ kind: FileKind) -> Self { path { $0.existing(kind) } }
}

extension Value {
    /// The absolute path that the text names, whether something is there or not.
    func filePath() -> String? {
        text().flatMap { absolute($0) }
    }

    /// The absolute path of a file or a folder that is there.
    func existing(_ kind: FileKind, from directory: String? = nil) -> String? {
        guard let written = text(), let path = absolute(written, from: directory) else {
            return nil
        }
        return require(kind, at: path, written: written) ? path : nil
    }

    /// Whether a file or a folder is there; a problem where it is not.
    func require(_ kind: FileKind, at path: String, written: String) -> Bool {
        switch FileKind(at: path) {
        case kind: return true
        case nil: error("no such \(kind): '\(written)'", hint: path == written ? nil : "looked for \(path)")
        case let other?: error("expected a \(kind), '\(written)' is a \(other)")
        }
        return false
    }

    /// The absolute path that a text names, relative to a folder or else to the profile's.
    func absolute(_ text: String, from directory: String? = nil) -> String? {
        guard text.utf8.count <= longestPath else {
            error("a path has at most \(longestPath) bytes, this one has \(text.utf8.count)")
            return nil
        }
        guard text.begins(with: "~") else { return absolutePath(text, from: directory ?? context.directory) }
        guard text == "~" || text.begins(with: "~/") else {
            error("'\(text)' names another user's home", hint: "write the whole path")
            return nil
        }
        guard let home = context.home else {
            error("'~' needs the environment variable HOME", hint: "set HOME, or write the whole path")
            return nil
        }
        return absolutePath(home + text.dropFirst(), from: "/")
    }
}

extension String {
    /// Compared byte by byte: to Swift, a slash and the accent behind it are one character, which is no slash.
    func begins(with start: String) -> Bool { utf8.starts(with: start.utf8) }

    var hasSlash: Bool { utf8.contains(UInt8(ascii: "/")) }
}

/// Whether two paths lead to one file. Letters count as the same in both cases, as on most Macs.
func isSameFile(_ first: String, _ second: String) -> Bool {
    func resolved(_ path: String) -> String {
        URL(fileURLWithPath: path).resolvingSymlinksInPath().path.lowercased()
    }
    return resolved(first) == resolved(second)
}
