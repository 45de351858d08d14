import Testing

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis

/// The rules of https://docs.docker.com/build/concepts/context/#dockerignore-files and of the builders' matcher.
@Suite("A .dockerignore")
struct IgnoreFileTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let rules: String
        let ignored: [String]
        let kept: [String]
        var testDescription: String { rules.replacing("\n", with: "; ") }
    }

    @Test("The documented rules decide", arguments: rows + subtleties)
    func rules(row: Row) throws {
        let file = try IgnoreFile(row.rules)
        for path in row.ignored { #expect(try file.ignores(path), "\(path)") }
        for path in row.kept { #expect(try !file.ignores(path), "\(path)") }
    }

    static let rows = [
        Row(rules: "", ignored: [], kept: ["a", "a/b"]),
        Row(rules: "# a\n\n   \nb", ignored: ["b"], kept: ["a", "# a"]),
        Row(rules: " # a", ignored: ["# a"], kept: ["a"]),
        Row(rules: "temp?", ignored: ["tempa", "temp1"], kept: ["temp", "tempab", "a/temp1"]),
        Row(rules: "*/temp*", ignored: ["a/temporary.txt", "a/temp/b"], kept: ["temp", "a/b/temp"]),
        Row(rules: "*/*/temp*", ignored: ["a/b/temporary"], kept: ["a/temp", "a/b/c/temp"]),
        Row(rules: "**/*.go", ignored: ["a.go", "a/b.go", "a/b/c.go"], kept: ["a.got", "a/go"]),
        Row(rules: "a/**/z", ignored: ["a/z", "a/b/z", "a/b/c/z"], kept: ["z", "b/a/z"]),
        Row(rules: "a/**", ignored: ["a/b", "a/b/c"], kept: ["b", "a"]),
        Row(rules: "node_modules/", ignored: ["node_modules", "node_modules/a/b"], kept: ["a/node_modules"]),
        Row(rules: "/a", ignored: ["a", "a/b"], kept: ["b/a"]),
        Row(rules: "./a/./b", ignored: ["a/b"], kept: ["a"]),
        Row(rules: "a/../b", ignored: ["b"], kept: ["a"]),
        Row(rules: ".", ignored: [], kept: ["a", "."]),
        Row(rules: "*.md\n!README.md", ignored: ["a.md"], kept: ["README.md"]),
        Row(rules: "*.md\n!README*.md\nREADME-secret.md", ignored: ["a.md", "README-secret.md"], kept: ["README.md"]),
        Row(rules: "*.md\nREADME-secret.md\n!README*.md", ignored: ["a.md"], kept: ["README-secret.md", "README.md"]),
        Row(rules: "vendor\n!vendor/keep", ignored: ["vendor/a", "vendor"], kept: ["vendor/keep", "vendor/keep/a"]),
        Row(rules: "*\n! app", ignored: ["a", ".hidden"], kept: ["app", "app/a"]),
        Row(rules: "[a-c]x", ignored: ["ax", "cx"], kept: ["dx"]),
        Row(rules: "a\r\nb", ignored: ["a", "b"], kept: ["c"]),
    ]

    /// Undocumented behavior of docker's matcher.
    static let subtleties = [
        Row(rules: "\u{FEFF}a\n\u{FEFF}b", ignored: ["a", "\u{FEFF}b"], kept: ["b"]),
        Row(rules: "../a\nb/../../c", ignored: [], kept: ["a", "c", "b/c"]),
        Row(rules: "/../a", ignored: ["a"], kept: []),
        Row(rules: "a**b", ignored: ["ab", "ax/b", "a/b", "a/x/b"], kept: ["axb", "a/xb"]),
        Row(rules: "**a", ignored: ["a", "xa", "x/a", "x/ya", "xa/y"], kept: ["ax"]),
        Row(rules: "a**", ignored: ["a", "ab", "a/b", "ab/c"], kept: ["b/a"]),
        Row(rules: "**", ignored: ["a", "a/b", ".a"], kept: []),
        Row(rules: "***/a", ignored: ["x/a", "x/y/a"], kept: ["a"]),
        Row(rules: "a[^b]c", ignored: ["axc", "a/c"], kept: ["abc", "ac"]),
        Row(rules: "[^x]", ignored: ["a"], kept: ["x", "ab"]),
        Row(rules: "[!a]", ignored: ["!", "a"], kept: ["b"]),
        Row(rules: "a\\*\\[b", ignored: ["a*[b"], kept: ["ax[b"]),
        Row(rules: "[\\]\\-]", ignored: ["]", "-"], kept: ["a"]),
        Row(rules: "a^b", ignored: ["a^b"], kept: []),
        Row(rules: "^a*", ignored: ["ab"], kept: ["^ab"]),
        Row(rules: "a.b+(c)|{d}$*", ignored: ["a.b+(c)|{d}$x"], kept: ["axb+(c)|{d}$x"]),
        Row(rules: "!!a\n*\n!!a", ignored: ["a", "b"], kept: ["!a"]),
        Row(rules: "./!a", ignored: [], kept: ["a", "!a"]),
        Row(rules: "*\n./!a", ignored: ["b", "!a"], kept: ["a"]),
        Row(rules: "*\n/ !a\n!.\n!b/..", ignored: ["b"], kept: ["a"]),
        Row(rules: "a/**/ /", ignored: ["a/b"], kept: ["b"]),
        Row(rules: "e\u{301}\n?", ignored: ["e\u{301}", "\u{e9}"], kept: ["ex"]),
        // The exception is not tried on the folder, in which nothing is ignored yet.
        Row(rules: "a/b\n!a", ignored: ["a/b"], kept: ["a", "a/c"]),
        Row(rules: "a\n!a\na/b", ignored: ["a/b"], kept: ["a", "a/c"]),
    ]

    @Test("A folder is searched only if an exception may apply in it")
    func exceptions() throws {
        #expect(try !IgnoreFile("a\nb").hasExceptions)
        #expect(try IgnoreFile("a\n!a/b").hasExceptions)
    }

    @Test(
        "Patterns that docker rejects or interprets unexpectedly are errors with a line and a hint",
        arguments: [
            ("[a", "close it, or write '\\[' for a literal '['"),
            ("a\\", "write '\\\\' for a literal backslash"),
            ("!", "write the path to keep after '!'"), ("! ", "write the path to keep after '!'"),
            ("!/", "write the path to keep after '!'"), ("[b-a]", "write '[a-b]'"), ("[]a]", "write '\\]'"),
            ("[a-]", "write '\\]'"), ("[-a]", "write '\\-'"), ("[*]", "write '\\*'"), ("[a?]", "write '\\?'"),
            ("[[:digit:]]", "write a range, such as a-z"), ("\\d", "write 'd'"), ("\\é", "write 'é'"),
            ("[\\9]", "write '9'"),
        ])
    func malformed(pattern: String, hint: String) throws {
        let text = "a\n# \(pattern)\n\(pattern)\n"
        let error = try #require(throws: IgnoreFileError.self) { _ = try IgnoreFile(text) }
        #expect(error.line == 3 && error.hint == hint, "\(error)")
    }

    @Test("The length and number of patterns and the size of the file are limited")
    func limits() throws {
        let longest = String(repeating: "a", count: IgnoreFile.maxPatternBytes)
        #expect(try IgnoreFile(longest).ignores(longest))
        let tooLong = try #require(throws: IgnoreFileError.self) { _ = try IgnoreFile("\n" + longest + "a") }
        #expect(tooLong.line == 2 && tooLong.message == "the pattern is longer than 4096 bytes")
        let most = String(repeating: "a\n", count: IgnoreFile.maxRules)
        #expect(try IgnoreFile(most).ignores("a"))
        let tooMany = try #require(throws: IgnoreFileError.self) { _ = try IgnoreFile(most + "b") }
        #expect(tooMany.line == 10_001 && tooMany.message == "the file has more than 10000 patterns")
        let comment = "#" + String(repeating: "a", count: IgnoreFile.maxBytes)
        let tooLarge = try #require(throws: IgnoreFileError.self) { _ = try IgnoreFile(comment) }
        #expect(tooLarge.message == "the file is larger than 1 MiB")
    }
}

extension IgnoreFile {
    /// Whether the file or folder at a path is ignored, judged from the outermost folder on.
    func ignores(_ path: String) throws -> Bool {
        var verdict = Verdict.context
        var folder = ""
        for name in path.unicodeScalars.split(separator: "/") {
            folder += (folder.isEmpty ? "" : "/") + String(name)
            verdict = try self.verdict(on: folder, in: verdict)
        }
        return verdict.isIgnored
    }
}
