import Foundation

/// What a path leads to.
enum FileKind: Equatable {
    case file
    case folder

    /// Nil where nothing is there.
    init?(at path: String) {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return nil }
        self = isFolder.boolValue ? .folder : .file
    }

    var words: String { self == .file ? "file" : "folder" }
}

/// An absolute path without `.`, `..` and doubled slashes.
func absolutePath(_ path: String, from directory: String) -> String {
    let whole = path.hasPrefix("/") ? path : directory + "/" + path
    let components = whole.split(separator: "/").reduce(into: [Substring]()) { components, next in
        switch next {
        case ".": break
        case "..": _ = components.popLast()
        default: components.append(next)
        }
    }
    return "/" + components.joined(separator: "/")
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
        case nil: error("no such \(kind.words): '\(written)'", hint: path == written ? nil : "looked for \(path)")
        case let other?: error("expected a \(kind.words), '\(written)' is a \(other.words)")
        }
        return false
    }

    /// The absolute path that a text names, relative to a folder or else to the profile's.
    func absolute(_ text: String, from directory: String? = nil) -> String? {
        guard text.hasPrefix("~") else { return absolutePath(text, from: directory ?? context.directory) }
        guard text == "~" || text.hasPrefix("~/") else {
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

/// Whether two paths lead to one file. Letters count as the same in both cases, as on most Macs.
func isSameFile(_ first: String, _ second: String) -> Bool {
    func resolved(_ path: String) -> String {
        URL(fileURLWithPath: path).resolvingSymlinksInPath().path.lowercased()
    }
    return resolved(first) == resolved(second)
}
