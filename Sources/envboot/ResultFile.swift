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
        // Writing takes the place of what is there, which must not be a device or a link to one.
        let type = try? FileManager.default.attributesOfItem(atPath: self.path)[.type] as? FileAttributeType
        if let type, type != .typeRegular { throw ValidationError("\(option) \(path): it is not a regular file.") }
        do {
            try write("")
        } catch {
            throw ValidationError(
                "\(option) \(path): \((error as? WriteError)?.description ?? error.localizedDescription)")
        }
    }

    /// Writes the text whole, in place of what is there.
    func write(_ text: String) throws { try writeWhole(Array(text.utf8), to: path, mode: 0o644) }
}
