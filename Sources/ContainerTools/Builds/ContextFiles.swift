import Diagnostics
import Foundation
import Profile

/// The files of a build context that are sent to the builder.
struct ContextFiles {
    private let context: String
    private let ignoreFile: IgnoreFile

    /// - Throws: `Diagnostic` if the `.dockerignore` cannot be used.
    init(of build: Build) throws {
        context = build.context
        ignoreFile = try Self.ignoreFile(for: build)
    }

    /// A file next to the Dockerfile takes precedence over the context's own, as in BuildKit.
    private static func ignoreFile(for build: Build) throws -> IgnoreFile {
        for path in [build.dockerfile + ".dockerignore", build.context + "/.dockerignore"]
        where FileManager.default.fileExists(atPath: path) {
            // Reading a pipe or a device may never end.
            guard fileType(ofPath: path, followsLinks: true) == S_IFREG else {
                throw Diagnostic.profile(path, "not a regular file", hint: "replace it with a text file")
            }
            // One byte more than allowed shows that the file is too large.
            let text = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
                .read(upToCount: IgnoreFile.maxBytes + 1)
            do {
                return try IgnoreFile(String(decoding: text ?? Data(), as: UTF8.self))
            } catch {
                throw Diagnostic.profile(path, line: error.line, error.message, hint: error.hint)
            }
        }
        return try IgnoreFile("")
    }

    /// The paths relative to the context, sorted.
    func paths() throws -> [String] {
        var files: [String] = []
        var folders = [(path: "", verdict: IgnoreFile.Verdict.context)]
        while let folder = folders.popLast() {
            let absolute = folder.path.isEmpty ? context : context + "/" + folder.path
            for name in try FileManager.default.contentsOfDirectory(atPath: absolute) {
                let path = folder.path.isEmpty ? name : folder.path + "/" + name
                // Reports and diagnostics, which envboot itself writes in every run.
                if path == ".envboot" { continue }
                try Task.checkCancellation()
                let verdict = try ignoreFile.verdict(on: path, in: folder.verdict)
                if fileType(ofPath: context + "/" + path) == S_IFDIR {
                    if !verdict.isIgnored || ignoreFile.hasExceptions { folders.append((path, verdict)) }
                } else if !verdict.isIgnored {
                    files.append(path)
                }
            }
        }
        return files.sorted()
    }
}

/// The type of a path's target, one of the system's `S_IF` constants; nil if it does not exist.
private func fileType(ofPath path: String, followsLinks: Bool = false) -> mode_t? {
    var status = stat()
    guard (followsLinks ? stat(path, &status) : lstat(path, &status)) == 0 else { return nil }
    return status.st_mode & S_IFMT
}
