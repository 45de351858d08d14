import Diagnostics
import Foundation
import Profile

/// All that decides what an image becomes: its Dockerfile, its arguments and the files of its context.
package struct BuildRecipe: Sendable, Equatable {
    package let build: Build
    /// Changes when an input of the build changes: a file's path, content or executable bit, not its time.
    package let digest: String

    /// - Throws: `Diagnostic` if an input cannot be read; `CancellationError`, as a context can have gigabytes.
    package init(_ build: Build) throws {
        self.build = build
        var digest = Digest()
        do {
            digest.add(field: try String(contentsOfFile: build.dockerfile, encoding: .utf8))
            for (name, value) in build.args.sorted(by: { $0.key < $1.key }) {
                digest.add(field: name)
                digest.add(field: value)
            }
            digest.add(field: build.target ?? "")
            for option in build.decisiveOptions { digest.add(field: option) }
            for path in try ContextFiles(of: build).paths() {
                try Self.add(path, in: build.context, to: &digest)
            }
        } catch let error as Diagnostic {
            throw error
        } catch let error as CancellationError {
            throw error
        } catch {
            let cause = error as NSError
            throw Diagnostic.profile(
                cause.userInfo[NSFilePathErrorKey] as? String ?? build.context,
                "cannot be read for the image's build: \(cause.localizedDescription)",
                hint: "make it readable, or name it in .dockerignore")
        }
        self.digest = digest.text
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
            digest.add(field: String(status.st_size))
            try digest.add(contentOf: absolute)
        default:
            digest.add(field: "other")
        }
    }
}

extension Build {
    /// The options that change what is built. Those that are not set are left out: the digests of images without them
    /// stay. Contents of secrets do not count, as in BuildKit, and neither do caches.
    fileprivate var decisiveOptions: [String] {
        // No path has a NUL, so that no file can be taken for an option.
        let options = [("platform", platform), ("network", network)].compactMap { name, value in
            value.map { "\0\(name)=\($0)" }
        }
        let secrets = (Array(secrets.keys) + Array(secretVariables.keys)).sorted()
        return options + secrets.map { "\0secret=\($0)" } + ssh.map { "\0ssh=\($0)" }
    }
}
