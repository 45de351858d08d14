import ArgumentParser
import Files
import Foundation

/// The file that a trace is written to.
struct TraceFile: Sendable {
    private let path: String

    /// Writes an empty trace, so that a path that cannot be written is told of before anything is started.
    ///
    /// - Throws: `ValidationError` with the reason.
    init(_ path: String, in directory: String) throws {
        self.path = path.hasPrefix("/") ? path : directory + "/" + path
        // Writing takes the place of what is there, which must not be a device or a link to one.
        let type = try? FileManager.default.attributesOfItem(atPath: self.path)[.type] as? FileAttributeType
        if let type, type != .typeRegular { throw ValidationError("--trace \(path): it is not a regular file.") }
        do {
            try write(Trace(Recording()))
        } catch {
            throw ValidationError(
                "--trace \(path): \((error as? WriteError)?.description ?? error.localizedDescription)")
        }
    }

    /// Writes the trace whole, in place of what is there.
    func write(_ trace: Trace) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        try writeWhole(Array(try encoder.encode(trace)) + [UInt8(ascii: "\n")], to: path, mode: 0o644)
    }
}
