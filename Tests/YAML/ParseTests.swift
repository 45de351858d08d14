import Testing

@testable import YAML

@Suite("Parsing")
struct ParseTests {
    @Test("A mapping keeps the order of its keys, and its values their styles")
    func nodes() throws {
        let text = """
            plain: a b
            single: 'it''s'
            double: "a\\tb"
            literal: |
              a
              b
            folded: >-
              a
              b
            list: [1, {x: y}]
            empty:
            """
        let expected = Node.mapping([
            ("plain", .scalar("a b")), ("single", .scalar("it's", .singleQuoted)),
            ("double", .scalar("a\tb", .doubleQuoted)), ("literal", .scalar("a\nb\n", .literal)),
            ("folded", .scalar("a b", .folded)),
            ("list", .sequence([.scalar("1"), .mapping([("x", .scalar("y"))])])), ("empty", .scalar("")),
        ])
        #expect(try document(text) == expected)
    }

    @Test("Marks count lines and characters from 1, whatever the characters' bytes")
    func marks() throws {
        let root = try document("ä: ü\nliste:\n  - größe: 'x'\n")
        #expect(root["ä"]?.mark == Mark(line: 1, column: 4))
        #expect(root["ä"]?.end == Mark(line: 1, column: 5))
        let size = root["liste"]?.items?.first?["größe"]
        #expect(size?.mark == Mark(line: 3, column: 12))
        #expect(size?.end == Mark(line: 3, column: 15))
    }

    @Test("A byte order mark is skipped and does not shift the columns")
    func byteOrderMark() throws {
        let root = try document("\u{FEFF}a: b")
        #expect(root["a"]?.mark == Mark(line: 1, column: 4))
    }

    @Test("Each document of a text is returned", arguments: ["a: 1\n---\nb: 2\n", "--- {a: 1}\n...\n---\nb: 2"])
    func documents(text: String) throws {
        let documents = try parse(Array(text.utf8), file: "test.yaml")
        #expect(documents.map { $0["a"]?.int } == [1, nil])
        #expect(documents.map { $0["b"]?.int } == [nil, 2])
    }

    @Test("A text without documents returns none", arguments: ["", "\n\n", "# only a comment", "\u{FEFF}"])
    func noDocument(text: String) throws {
        #expect(try parse(Array(text.utf8), file: "test.yaml").isEmpty)
    }

    @Test("An alias becomes what its anchor names, the last one of that name")
    func aliases() throws {
        let root = try document("a: &x {k: [1]}\nb: *x\nc: &x 2\nd: *x")
        #expect(root["b"] == root["a"])
        #expect(root["d"]?.int == 2)
    }

    @Test("An anchor ends with its document")
    func anchorsOfDocuments() {
        #expect(
            problem("a: &x 1\n---\nb: *x".utf8)
                == "3:4: no anchor '&x' comes before this alias "
                + "(put the value in quotes if it is text that begins with '*')")
    }

    @Test("A merge key is an ordinary key, as in YAML 1.2")
    func mergeKey() throws {
        let root = try document("a: &a {x: 1}\nb: {<<: *a, y: 2}")
        #expect(root["b"]?["x"] == nil)
        #expect(root["b"]?["<<"]?["x"]?.int == 1)
    }

    @Test("Explicit tags are kept")
    func tags() throws {
        let root = try document("a: !!str 1\nb: !local [x]\nc: !!map {}")
        #expect(root["a"]?.tag == "tag:yaml.org,2002:str")
        #expect(root["b"]?.tag == "!local")
        #expect(root["c"]?.tag == "tag:yaml.org,2002:map")
    }

    @Test("Duplicate keys can be kept, and are then found one by one")
    func duplicates() throws {
        let text = "a: 1\nb: {c: 1, 'c': 2}\na: 2\n? [x]\n: 1\n? [x]\n: 2\n"
        let root = try #require(try parse(Array(text.utf8), file: "f", duplicateKeys: .kept).first)
        #expect(
            root.duplicateKeys(file: "f").map(\.description) == [
                "f:2:11: duplicate key 'c' (it is already on line 2)",
                "f:3:1: duplicate key 'a' (it is already on line 1)",
                "f:6:3: duplicate key (it is already on line 4)",
            ])
        #expect(root["a"]?.int == 1)
    }
}
