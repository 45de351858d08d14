import Foundation
import Testing

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis

@Suite("The folder of diagnostics")
struct DiagnosticsFolderTests {
    let sandbox: Sandbox
    let desired: Desired

    init() throws {
        sandbox = try Sandbox()
        desired = try sandbox.desired()
    }

    @Test("It is its owner's alone, and git leaves it out; a .gitignore that is there stays as it is")
    func modes() throws {
        let folder = try DiagnosticsFolder(.failures, of: desired)
        try folder.write("text\n", to: "cluster/events.txt")
        let name = folder.path.dropFirst(sandbox.path.count + 1)
        #expect(name.hasPrefix(".envboot/failures/"))
        #expect(try sandbox.mode(of: String(name)) == 0o700)
        #expect(try sandbox.mode(of: "\(name)/cluster/events.txt") == 0o600)
        #expect(try sandbox.read(".envboot/.gitignore").hasPrefix("/failures/\n"))
        try sandbox.write("failures\n", to: ".envboot/.gitignore")
        _ = try DiagnosticsFolder(.logs, of: desired)
        #expect(try sandbox.read(".envboot/.gitignore") == "failures\n")
    }

    @Test("The newest 20 are kept, and nothing is removed that envboot did not make")
    func oldest() throws {
        let foreign = ["notes", "2020-01-01T000000Z", "2020-01-01T000000Z-1.zip"]
        for name in foreign { try sandbox.write("", to: ".envboot/failures/\(name)/file") }
        try sandbox.write("", to: ".envboot/failures/2020-01-01T000000Z-5")
        for hour in 0..<25 {
            _ = try DiagnosticsFolder(.failures, of: desired, at: Date(timeIntervalSince1970: Double(hour) * 3600))
        }
        let names = try sandbox.names(in: ".envboot/failures")
        #expect(names.count == 24)
        #expect(Set(names).isSuperset(of: foreign + ["2020-01-01T000000Z-5"]))
        #expect(names.contains { $0.hasPrefix("1970-01-02T000000Z-") })
        #expect(!names.contains { $0.hasPrefix("1970-01-01T040000Z-") })
    }

    @Test("Text is not written if the time is up before it is redacted")
    func cancelled() async throws {
        let folder = try DiagnosticsFolder(.logs, of: desired)
        let task = Task {
            while !Task.isCancelled { await Task.yield() }
            try folder.write(String(repeating: "password=canary\n", count: 1000), to: "long.log")
        }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/long.log"))
    }

    @Test("A truncated file starts with a whole line, so that it does not start within a secret")
    func wholeLines() throws {
        let folder = try DiagnosticsFolder(.logs, of: desired)
        for shift in [0, 1, 5] {
            let lines = String(repeating: "x\n", count: DiagnosticsFolder.byteLimit / 2 - 5)
            let rest = lines + String(repeating: "y", count: shift)
            try folder.write("PASSWORD=canary-canary\n" + rest, to: "long.log")
            let text = try String(contentsOfFile: folder.path + "/long.log", encoding: .utf8)
            #expect(text.hasPrefix("(the beginning is left out)\nx\n"))
            #expect(!text.contains("nary"))
        }
        try folder.write(String(repeating: "a", count: DiagnosticsFolder.byteLimit + 1), to: "line.log")
        #expect(
            try String(contentsOfFile: folder.path + "/line.log", encoding: .utf8) == "(the beginning is left out)\n")
    }

    @Test("Of a file that is too long, the end is kept")
    func longFile() throws {
        let folder = try DiagnosticsFolder(.logs, of: desired)
        try folder.write(String(repeating: "0123456789\n", count: 300_000) + "the end", to: "long.log")
        let text = try String(contentsOfFile: folder.path + "/long.log", encoding: .utf8)
        #expect(text.utf8.count < 1_100_000)
        #expect(text.hasPrefix("(the beginning is left out)\n") && text.hasSuffix("the end"))
    }
}
