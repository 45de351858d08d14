import Foundation
import Testing

@testable import Profile

@Testing.Suite("Files of profiles")
struct FileTests {
    let folder = FileManager.default.temporaryDirectory.path + "/" + UUID().uuidString

    @Test("A file that is not there, and a folder, have errors of their own")
    func noFile() {
        #expect(problems("none.yaml") == ["1:1: no such file"])
        #expect(problems("config") == ["1:1: expected a file, this is a folder"])
    }

    @Test("A file of 10 MB is refused at once")
    func tooBig() throws {
        let path = try write(Data(repeating: 0x61, count: 10_000_000))
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let start = threadTime()
        #expect(problems(path) == ["1:1: the text is bigger than 1048576 bytes"])
        #expect(threadTime() - start < .seconds(1))
    }

    @Test("An empty file is an empty profile")
    func empty() throws {
        let path = try write(Data())
        defer { try? FileManager.default.removeItem(atPath: folder) }
        #expect(problems(path) == ["1:1: the profile is empty (begin with 'apiVersion: envboot/v1')"])
    }

    @Test("The file is told as it was given")
    func name() {
        let error = #expect(throws: ProfileErrors.self) {
            try Profile.load(contentsOf: "./none/../none.yaml", environment: environment)
        }
        #expect(error?.diagnostics.map(\.file) == ["./none/../none.yaml"])
    }

    @Test("The command that makes a hook executable takes a hostile name for one word")
    func hook() throws {
        let path = try write(Data("apiVersion: envboot/v1\nname: a\nhooks: {afterDeploy: [{run: ['./a; b']}]}\n".utf8))
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try Data().write(to: URL(fileURLWithPath: folder + "/a; b"))
        #expect(problems(path).contains { $0.hasSuffix("'./a; b' cannot be run (chmod +x './a; b')") })
    }

    private func write(_ data: Data) throws -> String {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try data.write(to: URL(fileURLWithPath: folder + "/p.yaml"))
        return folder + "/p.yaml"
    }

    private func problems(_ path: String) -> [String] {
        do {
            let path = absolutePath(path, from: fixtures)
            return try Profile.load(contentsOf: path, environment: environment).warnings.map(\.short)
        } catch {
            return error.diagnostics.map(\.short)
        }
    }
}
