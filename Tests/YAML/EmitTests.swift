import Testing

@testable import YAML

@Suite("Emitting")
struct EmitTests {
    @Test("Plain text is untouched, styles and order are kept, documents are separated")
    func styles() throws {
        let text = """
            defaultMode: 0644
            no: on
            empty:
            single: 'a'
            double: "1"
            literal: |-
              a: b
                c
            folded: >
              a b
            list:
            - x: 1
              y: []
            - !!str 2
            - {}
            ---
            second: größe

            """
        #expect(emit(try parse(Array(text.utf8), file: "f")) == text)
    }

    @Test("A long line is not folded")
    func longLine() {
        let text = Array(repeating: "word", count: 200).joined(separator: " ")
        #expect(emit([.mapping([("a", .scalar(text))])]) == "a: \(text)\n")
        #expect(emit([.scalar(text, .doubleQuoted)]) == "\"\(text)\"\n")
    }

    @Test(
        "Text is quoted where some reader of YAML would take it for something else",
        arguments: [
            "", "no", "Yes", "ON", "true", "null", "~", "0644", "1e3", "12:30", "-", "- a", "a: b", "a #b", "a:", "#",
            " a", "*a", "2001-01-01", "=", "<<", "a\nb", "\u{0}", "😀",
        ])
    func quoted(text: String) throws {
        let emitted = emit([.string(text)])
        #expect(emitted.hasPrefix("\""))
        #expect(try document(emitted).string == text)
    }

    @Test(
        "Text that is nothing else stays plain",
        arguments: ["redis", "redis:7-alpine", "/ready", "app.kubernetes.io/name", "a_b@c"])
    func unquoted(text: String) {
        #expect(emit([.string(text)]).hasPrefix(text))
    }

    @Test("What is emitted parses to what was emitted", arguments: 0..<300 as Range<UInt64>)
    func roundTrip(seed: UInt64) throws {
        var random = SeededRandom(state: seed)
        let documents = (0..<Int.random(in: 1...3, using: &random)).map { _ in Node.random(depth: 4, using: &random) }
        let emitted = emit(documents)
        #expect(try parse(Array(emitted.utf8), file: "f", duplicateKeys: .kept) == documents, "\(emitted)")
    }

    @Test("Any text in any style keeps its meaning", arguments: 0..<300 as Range<UInt64>)
    func anyText(seed: UInt64) throws {
        var random = SeededRandom(state: seed)
        let texts = (0..<20).map { _ in
            String.random(from: "ab \n\t:#-'\"\\>|{}[],&*!%@`?0\u{1}\u{85}\u{2028}ä😀", using: &random)
        }
        for style in Node.Style.allCases where style != .plain {
            let emitted = emit([.sequence(texts.map { .scalar($0, style) })])
            #expect(try document(emitted).items?.map(\.string) == texts, "\(emitted)")
        }
    }
}
