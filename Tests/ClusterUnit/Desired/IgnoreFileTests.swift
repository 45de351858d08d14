import Testing

@testable import Cluster

/// The rules of https://docs.docker.com/build/concepts/context/#dockerignore-files.
@Suite("A .dockerignore")
struct IgnoreFileTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let rules: String
        let ignored: [String]
        let kept: [String]
        var testDescription: String { rules.replacing("\n", with: "; ") }
    }

    @Test("The documented rules decide", arguments: rows)
    func rules(row: Row) {
        let file = IgnoreFile(row.rules)
        for path in row.ignored { #expect(file.ignores(path), "\(path)") }
        for path in row.kept { #expect(!file.ignores(path), "\(path)") }
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
        Row(rules: "a/**", ignored: ["a/b", "a/b/c"], kept: ["b"]),
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

    @Test("A folder need only be looked into where something in it may be kept after all")
    func exceptions() {
        #expect(!IgnoreFile("a\nb").hasExceptions)
        #expect(IgnoreFile("a\n!a/b").hasExceptions)
    }
}
