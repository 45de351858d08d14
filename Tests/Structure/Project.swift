import Foundation

/// The project's own files.
enum Project {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    static func text(_ path: String) throws -> String {
        try String(contentsOfFile: folder + "/" + path, encoding: .utf8)
    }

    /// The Swift files below a folder but the generated ones, by their paths from the project's folder.
    static func swiftFiles(in subfolder: String) throws -> [String] {
        try files(in: subfolder, ending: ".swift").filter { !$0.hasSuffix("+Generated.swift") }
    }

    static func files(in subfolder: String, ending: String) throws -> [String] {
        let found = FileManager.default.enumerator(atPath: folder + "/" + subfolder)?.compactMap { $0 as? String } ?? []
        return found.filter { $0.hasSuffix(ending) }.map { subfolder + "/" + $0 }.sorted()
    }

    static var modules: [String] {
        get throws {
            try FileManager.default.contentsOfDirectory(atPath: folder + "/Sources").filter { !$0.hasPrefix(".") }
                .sorted()
        }
    }
}
