import ArgumentParser
import Files
import Foundation

/// A file that the user asks for with an option, and that is written when the work is done.
struct ResultFile: Sendable {
    private let path: String

    /// Writes an empty file, so that a path that cannot be written is told of before anything is started.
    ///
    /// - Parameters:
    ///   - path: from the working directory.
    ///   - option: what errors name: `--trace`.
    /// - Throws: `ValidationError` with the reason.
    init(_ path: String, of option: String, in directory: String) throws {
        self.path = path.hasPrefix("/") ? path : directory + "/" + path
        do {
            try write("")
        } catch let refusal as PathRefused {
            throw ValidationError("\(option) \(path): \(refusal.reason).")
        } catch {
            throw ValidationError(
                "\(option) \(path): \((error as? WriteError)?.description ?? error.localizedDescription)")
        }
    }

    /// Replaces the file atomically. The text can contain secrets from arguments and output of programs.
    func write(_ text: String) throws { try writePrivate(Array(text.utf8), to: path) }
}
