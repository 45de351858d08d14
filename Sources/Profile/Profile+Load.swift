import Diagnostics
import Foundation
import YAML

extension Profile {
    /// Reads a profile from a file.
    ///
    /// Relative paths in it start from its folder; where that is named `profiles`, from the folder that holds it.
    /// - Parameter environment: tells with `HOME` what `~` stands for.
    /// - Throws: all that is wrong with the profile. What is merely doubtful is in ``warnings``.
    package static func load(
        contentsOf path: String, environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws(ProfileErrors) -> Profile {
        let absolute = absolutePath(path, from: FileManager.default.currentDirectoryPath)
        let folder = absolutePath("..", from: absolute)
        let isProfiles = folder.hasSuffix("/profiles")
        return try load(
            text: try text(ofFile: absolute, shownAs: path), file: path,
            directory: isProfiles ? absolutePath("..", from: folder) : folder, environment: environment)
    }

    /// Reads a profile from its text.
    /// - Parameters:
    ///   - text: UTF-8, at most 1 MiB.
    ///   - file: what the user knows the text as.
    ///   - directory: the absolute folder that relative paths start from.
    ///   - environment: tells with `HOME` what `~` stands for.
    /// - Throws: all that is wrong with the profile. What is merely doubtful is in ``warnings``.
    package static func load(
        text: [UInt8], file: String, directory: String,
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws(ProfileErrors) -> Profile {
        let problems = Problems(file: file, text: text)
        let context = Context(
            problems: problems, directory: absolutePath(directory, from: "/"), variables: environment)
        let root = document(in: text, file: file, problems)
        let profile = root.flatMap {
            Profile(Value($0, key: "", path: "", place: Place(of: $0), context: context), file: file)
        }
        guard var profile, !problems.hasErrors else { throw ProfileErrors(diagnostics: problems.diagnostics) }
        profile.warnings = problems.diagnostics
        return profile
    }

    /// The root of the only document.
    private static func document(in text: [UInt8], file: String, _ problems: Problems) -> Node? {
        do {
            let documents = try parse(text, file: file, limits: ParseLimits(nodes: 30_000), duplicateKeys: .kept)
            guard let first = documents.first, documents.count > 1 || !first.isNull else {
                problems.error("the profile is empty", at: .start, hint: "begin with 'apiVersion: \(apiVersion)'")
                return nil
            }
            guard documents.count == 1 else {
                problems.error(
                    "a profile is one document, this is a second one", at: Place(of: documents[1]),
                    hint: "put each profile into a file of its own")
                return nil
            }
            for duplicate in first.duplicateKeys(file: file) { problems.error(duplicate) }
            return first
        } catch {
            problems.error(error)
            return nil
        }
    }

    private static func text(ofFile path: String, shownAs file: String) throws(ProfileErrors) -> [UInt8] {
        var problem = "cannot read the file"
        switch FileKind(at: path) {
        case nil: problem = "no such file"
        case .folder: problem = "expected a file, this is a folder"
        // A device too: a shell hands over `<(...)` as a pipe.
        case .file, .device:
            // One byte more than is allowed shows that the file is too big, whatever its size.
            let handle = FileHandle(forReadingAtPath: path)
            if let data = try? handle?.read(upToCount: ParseLimits.standard.bytes + 1) { return [UInt8](data) }
            if handle != nil { return [] }
        }
        throw ProfileErrors(diagnostics: [Diagnostic(file: file, line: 1, column: 1, message: problem)])
    }
}
