import Cluster
import ContainerTools
import Diagnosis

/// A `.dockerignore` is rejected with a reason, or gives the same result for each path as an exhaustive reference. The
/// text after a line of `---` lists the paths.
struct IgnoreProperties {
    let bytes: [UInt8]

    private static let separator = Array("\n---\n".utf8)
    /// The reference takes exponential time.
    private static let maxReferenceLength = 12

    var violations: [String] {
        let end = bytes.firstRange(of: Self.separator)
        let text = String(decoding: bytes[..<(end?.lowerBound ?? bytes.endIndex)], as: UTF8.self)
        let paths = String(decoding: bytes[(end?.upperBound ?? bytes.endIndex)...], as: UTF8.self)
            .unicodeScalars.split(separator: "\n").prefix(16)
        do {
            let file = try IgnoreFile(text)
            return try paths.flatMap { try violations(of: file, text, at: Self.folders(of: String($0.prefix(512)))) }
        } catch let error as IgnoreFileError {
            let isExplained = error.line > 0 && !error.message.isEmpty && !error.hint.isEmpty
            return isExplained ? [] : ["it is refused without a reason"]
        } catch {
            return ["an error without a place: \(error)"]
        }
    }

    /// - Parameter folders: the path of each folder on the way to a file, and that of the file.
    private func violations(of file: IgnoreFile, _ text: String, at folders: [String]) throws -> [String] {
        var verdict = IgnoreFile.Verdict.context
        for folder in folders { verdict = try file.verdict(on: folder, in: verdict) }
        guard let path = folders.last else { return [] }
        let isSmall = (text.utf8.split(separator: UInt8(ascii: "\n")) + [Substring(path).utf8])
            .allSatisfy { $0.count <= Self.maxReferenceLength }
        guard isSmall, verdict.isIgnored != IgnoreReference(text).ignores(path) else { return [] }
        return ["'\(path)' is \(verdict.isIgnored ? "ignored" : "kept") and should not be"]
    }

    /// The path of each folder on the way, and the path itself. No file is named `.` or `..`.
    private static func folders(of path: String) -> [String] {
        let names = path.unicodeScalars.split(separator: "/").map { String($0) }.filter { ![".", ".."].contains($0) }
        return names.reduce(into: [String]()) { folders, name in
            folders.append((folders.last.map { $0 + "/" } ?? "") + name)
        }
    }
}
