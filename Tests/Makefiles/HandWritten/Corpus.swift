import Foundation
import Testing

/// A Makefile as it is found in the wild, with what it is to become beside it.
struct CorpusFile: CustomTestStringConvertible, Sendable {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Corpus")

    static let all: [CorpusFile] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(".mk") }.sorted().map { CorpusFile(name: String($0.dropLast(3))) }
    }()

    var name: String
    var testDescription: String { name }
    var file: URL { Self.folder.appending(path: name + ".mk") }
    var golden: URL { Self.folder.appending(path: name + ".serial") }

    func bytes() throws -> [UInt8] { [UInt8](try Data(contentsOf: file)) }
}
