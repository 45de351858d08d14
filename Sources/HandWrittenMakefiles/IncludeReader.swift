import Foundation

extension IncludedMakefiles {
    /// More than a repository has, and fast enough to read within a second.
    private static let maxFiles = 50
    private static let maxBytes = 2_000_000

    /// Reads the Makefiles that a Makefile includes, recursively, like make running in the Makefile's folder.
    ///
    /// - Parameter folder: the Makefile's.
    package init(of makefile: [UInt8], in folder: String) {
        var reader = IncludeReader(folder: folder)
        let unread = reader.read(makefile)
        var files: [File] = []
        var size = 0
        while let name = reader.open.popLast() {
            guard files.count < Self.maxFiles, size < Self.maxBytes else { break }
            guard let data = FileManager.default.contents(atPath: reader.path(of: name)) else { continue }
            size += data.count
            let bytes = [UInt8](data)
            files.append(File(name: name, bytes: bytes, unread: reader.read(bytes)))
        }
        self.init(files, unread: unread)
    }
}

/// Finds the files that Makefiles include.
struct IncludeReader {
    let folder: String
    /// The names of the files to read.
    var open: [String] = []
    private var known: Set<String> = []

    init(folder: String) { self.folder = folder.isEmpty ? "." : folder }

    func path(of name: String) -> String { name.hasPrefix("/") ? name : folder + "/" + name }

    /// Collects the files that a Makefile includes.
    ///
    /// - Returns: the positions of names that cannot be determined or whose files are missing.
    mutating func read(_ makefile: [UInt8]) -> [Int] {
        let source = MakeSource(makefile)
        var unread: [Int] = []
        for include in source.includes {
            guard let names = MakeNames(source).names(include.names, isOptional: include.isOptional) else {
                unread.append(include.names.lowerBound)
                continue
            }
            for name in names {
                let files = files(name)
                if files.isEmpty, !include.isOptional { unread.append(include.names.lowerBound) }
                for file in files where known.insert(file).inserted { open.append(file) }
            }
        }
        return unread
    }

    /// The regular files that match a name or pattern.
    private func files(_ name: String) -> [String] {
        var found = glob_t()
        defer { globfree(&found) }
        let path = path(of: name)
        guard glob(path, 0, nil, &found) == 0, let paths = found.gl_pathv else { return [] }
        return (0..<Int(found.gl_pathc)).compactMap { paths[$0].map { String(cString: $0) } }
            .filter {
                let attributes = try? FileManager.default.attributesOfItem(
                    atPath: URL(fileURLWithPath: $0).resolvingSymlinksInPath().path)
                return attributes?[.type] as? FileAttributeType == .typeRegular
            }
            .map { $0.hasPrefix(folder + "/") && !name.hasPrefix("/") ? String($0.dropFirst(folder.count + 1)) : $0 }
    }
}

/// Expands names that contain only single-valued variables, as far as possible without running make.
struct MakeNames {
    private let source: MakeSource

    init(_ source: MakeSource) { self.source = source }

    /// The words of a text; nil if they cannot be determined.
    ///
    /// - Parameter isOptional: whether an undefined variable may be empty.
    func names(_ range: Range<Int>, isOptional: Bool) -> [String]? {
        expand(range, isOptional, depth: 0).map { $0.split(whereSeparator: \.isWhitespace).map(String.init) }
    }

    private func expand(_ range: Range<Int>, _ isOptional: Bool, depth: Int) -> String? {
        guard depth < 8, range.count < 4096 else { return nil }
        var text: [UInt8] = []
        var index = range.lowerBound
        while index < range.upperBound {
            guard source.code[index] == Ascii.dollar else {
                text.append(source.code[index])
                index += 1
                continue
            }
            guard let (expansion, end) = source.expansion(at: index, before: range.upperBound),
                let value = value(of: expansion, isOptional, depth: depth)
            else { return nil }
            text += value.utf8
            index = end
        }
        return String(decoding: text, as: UTF8.self)
    }

    private func value(of expansion: Expansion, _ isOptional: Bool, depth: Int) -> String? {
        switch expansion {
        case .variable("CURDIR"), .variable("PWD"): return "."
        case .variable(let name):
            guard let definitions = source.definitions[name] else { return isOptional ? "" : nil }
            guard definitions.count == 1, !definitions[0].isShell else { return nil }
            return expand(definitions[0].value, isOptional, depth: depth + 1)
        case .function(let name, let arguments)
        where ["abspath", "realpath", "strip", "sort", "wildcard"].contains(name):
            return expand(arguments[0], isOptional, depth: depth + 1)
        case .function("dir", let arguments) where source.string(arguments[0]).contains("MAKEFILE_LIST"): return "./"
        case .function("shell", let arguments) where source.string(arguments[0]) == "pwd": return "."
        default: return nil
        }
    }
}
