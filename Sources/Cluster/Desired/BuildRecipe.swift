import Foundation
import Profile

/// All that decides what an image becomes: its Dockerfile, its arguments and the files of its context.
struct BuildRecipe: Sendable, Equatable {
    let build: Build
    /// Changes when an input of the build changes: a file's path, content or executable bit, not its time.
    let digest: String

    init(_ build: Build) throws(DesiredError) {
        self.build = build
        var digest = Digest()
        do {
            digest.add(field: try String(contentsOfFile: build.dockerfile, encoding: .utf8))
            for (name, value) in build.args.sorted(by: { $0.key < $1.key }) {
                digest.add(field: name)
                digest.add(field: value)
            }
            digest.add(field: build.target ?? "")
            let ignoreFile = try Self.ignoreFile(for: build)
            for path in try Self.files(below: build.context, ignoreFile) {
                try Self.add(path, in: build.context, to: &digest)
            }
        } catch {
            let cause = error as NSError
            throw DesiredError(
                file: cause.userInfo[NSFilePathErrorKey] as? String ?? build.context, line: nil,
                message: "cannot be read for the image's build: \(cause.localizedDescription)",
                hint: "make it readable, or name it in .dockerignore")
        }
        self.digest = digest.text
    }

    /// A file beside the Dockerfile comes before the context's own, as in BuildKit.
    private static func ignoreFile(for build: Build) throws -> IgnoreFile {
        for path in [build.dockerfile + ".dockerignore", build.context + "/.dockerignore"]
        where FileManager.default.fileExists(atPath: path) {
            return IgnoreFile(try String(contentsOfFile: path, encoding: .utf8))
        }
        return IgnoreFile("")
    }

    private static func files(below context: String, _ ignoreFile: IgnoreFile) throws -> [String] {
        var files: [String] = []
        var folders = [""]
        while let folder = folders.popLast() {
            let absolute = folder.isEmpty ? context : context + "/" + folder
            for name in try FileManager.default.contentsOfDirectory(atPath: absolute) {
                let path = folder.isEmpty ? name : folder + "/" + name
                // Reports and evidence, which envboot itself writes at each run.
                if path == ".envboot" { continue }
                let ignored = ignoreFile.ignores(path)
                if isFolder(context + "/" + path) {
                    if !ignored || ignoreFile.hasExceptions { folders.append(path) }
                } else if !ignored {
                    files.append(path)
                }
            }
        }
        return files.sorted()
    }

    private static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    private static func add(_ path: String, in context: String, to digest: inout Digest) throws {
        let absolute = context + "/" + path
        digest.add(field: path)
        var status = stat()
        guard lstat(absolute, &status) == 0 else { return }
        switch status.st_mode & S_IFMT {
        case S_IFLNK:
            digest.add(field: "link " + (try FileManager.default.destinationOfSymbolicLink(atPath: absolute)))
        case S_IFREG:
            digest.add(field: status.st_mode & S_IXUSR == 0 ? "file" : "program")
            let content = try Data(contentsOf: URL(fileURLWithPath: absolute), options: .mappedIfSafe)
            digest.add(field: String(content.count))
            digest.add(content)
        default:
            digest.add(field: "other")
        }
    }
}
