import Escaping
import Foundation
import Hostile
import Programs
import Testing

@Suite("Hostile texts in the formats that envboot writes", .serialized) struct EscapingTests {
    private static let names = HostileValues.all.keys.sorted()

    @Test(
        "Escaped for Markdown, text is one line without Markdown or HTML syntax",
        arguments: names)
    func inMarkdown(name: String) throws {
        let value = try #require(HostileValues.all[name])
        let escaped = markdown(value)
        #expect(escaped.unicodeScalars.allSatisfy(isPrintable))
        var rest = escaped.replacing("<br>", with: "").unicodeScalars[...]
        while let scalar = rest.popFirst() {
            if scalar == "\\" {
                _ = rest.popFirst()
            } else if scalar == "&" {
                rest = rest.drop { $0 != ";" }
            } else {
                #expect(!"`*_[]|~#$@<>".unicodeScalars.contains(scalar), "\(escaped)")
            }
        }
        let code = markdownCode(value)
        #expect(!code.contains("\n") && code.unicodeScalars.allSatisfy(isPrintable))
        #expect(code == "`\(value)`" || code == escaped)
    }

    @Test("A shell reads the same value from a dotenv file", arguments: names)
    func inDotenv(name: String) async throws {
        let value = try #require(HostileValues.all[name])
        guard !value.contains("\0") else { return }
        let script = "\(dotenvLine(value)); printf '%s.' \"$V\""
        #expect(try await printed(by: script) == value + ".")
    }

    private func dotenvLine(_ value: String) -> String { "V=" + dotenvValue(value) }

    @Test("A shell reads a quoted value as one unchanged word", arguments: names)
    func inShell(name: String) async throws {
        let value = try #require(HostileValues.all[name])
        guard !value.contains("\0") else { return }
        #expect(try await printed(by: "printf '%s.' \(shellWord(value))") == value + ".")
    }

    private func printed(by script: String) async throws -> String {
        let file = FileManager.default.temporaryDirectory.appending(path: "escaping-\(UUID().uuidString)")
        try Data(script.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let command = Command("sh", [file.path], directory: "/", timeout: .seconds(60))
        return String(
            decoding: try await Runner.system(environment: ["PATH": "/usr/bin:/bin"]).run(command), as: UTF8.self)
    }

    @Test("GitHub's runner reads one variable with the same value", arguments: names)
    func inGitHubFile(name: String) throws {
        let value = try #require(HostileValues.all[name])
        let file = gitHubVariable("V", value) + "\n" + gitHubVariable("LAST", "end") + "\n"
        let read = variables(in: file)
        #expect(read.map(\.name) == ["V", "LAST"])
        #expect(read.map { Array($0.value.utf8) } == [Array(value.utf8), Array("end".utf8)])
    }

    /// Parses like the runner (actions/runner, FileCommandManager): the first of `=` and `<<` in a line decides.
    private func variables(in file: String) -> [(name: String, value: String)] {
        var lines = file.utf8.split(separator: 10, omittingEmptySubsequences: false).map(Array.init)[...]
        var found: [(name: String, value: String)] = []
        func add(_ name: some Sequence<UInt8>, _ value: some Sequence<UInt8>) {
            found.append((String(decoding: Array(name), as: UTF8.self), String(decoding: Array(value), as: UTF8.self)))
        }
        while let line = lines.popFirst() {
            if line.isEmpty { continue }
            let equals = line.firstIndex(of: UInt8(ascii: "=")) ?? line.endIndex
            if let mark = line.firstRange(of: "<<".utf8), mark.lowerBound < equals {
                let value = lines.prefix { !$0.elementsEqual(line[mark.upperBound...]) }
                lines = lines[value.endIndex...].dropFirst()
                add(line[..<mark.lowerBound], value.joined(separator: [10]))
            } else {
                add(line[..<equals], line[equals...].dropFirst())
            }
        }
        return found
    }

    @Test("GitHub's runner finds no command in the lines", arguments: names)
    func noWorkflowCommand(name: String) throws {
        let value = try #require(HostileValues.all[name])
        for text in [value, "\u{200d}" + value, "    " + value, "##" + value] {
            for line in withoutWorkflowCommands(text).split(whereSeparator: \.isNewline) {
                let start = line.unicodeScalars.drop { $0.properties.isWhitespace || $0 == "\u{200d}" }
                #expect(!start.starts(with: "::".unicodeScalars))
                #expect(!line.unicodeScalars.contains(Array("##[".unicodeScalars)))
            }
        }
        #expect(withoutWorkflowCommands("a: ::b #c [d]") == "a: ::b #c [d]")
    }
}
