import Diagnostics
import Foundation
import Testing

@testable import Profile

@Testing.Suite("Texts that are no profile")
struct WholeTextTests {
    static let texts: [(String, String)] = [
        ("", "1:1: the profile is empty (begin with 'apiVersion: envboot/v1')"),
        ("# nothing but a comment\n", "1:1: the profile is empty (begin with 'apiVersion: envboot/v1')"),
        ("---\n...\n", "1:1: the profile is empty (begin with 'apiVersion: envboot/v1')"),
        ("- a\n", "1:1: expected a mapping, found a list"),
        ("gateway", "1:1: expected a mapping, found text"),
        ("!x {}", "1:1: the tag '!x' cannot be used here (leave it out)"),
        (
            "name: a\n---\nname: b\n",
            "3:1: a profile is one document, this is a second one (put each profile into a file of its own)"
        ),
        ("name: a\ncluster:\n\tname: b\n", "3:1: found a tab where only spaces may indent (indent with spaces)"),
        (
            "name: a: b\n",
            "1:8: found a second ':' in a line (put the value in quotes, or the second key on a line of its own)"
        ),
        (
            "name: *a\n",
            "1:7: no anchor '&a' comes before this alias (put the value in quotes if it is text that begins with '*')"
        ),
        ("name: &a [*a]\n", "1:11: the alias '*a' stands inside of what it names"),
        (
            "name: a\u{0}\n",
            "1:8: found the control character U+0000 (remove it, or write it as an escape in double quotes)"
        ),
        (String(repeating: "[", count: 100_000), "1:101: more than 100 lists and mappings inside one another"),
        (aliasBomb, "6:15: more than 30000 values, aliases replaced"),
    ]

    @Test("Each has an error of its own, within a second", arguments: texts)
    func error(text: String, message: String) {
        let start = threadTime()
        #expect(diagnostics(text).map(\.short) == [message])
        #expect(threadTime() - start < .seconds(1))
    }

    private static let aliasBomb = (1...30).reduce("a0: &a0 [x]\n") { text, level in
        text + "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ") + "]\n"
    }

    @Test("Bytes that are not UTF-8 are an error with their line")
    func invalidUTF8() {
        let error = #expect(throws: ProfileErrors.self) {
            try Profile.load(text: Array("name: gr".utf8) + [0xFC, 0x6E, 0x0A], file: "p", directory: "/")
        }
        #expect(error?.diagnostics.map(\.short) == ["1:9: found a byte that is not UTF-8 (save the file as UTF-8)"])
        #expect(error?.diagnostics.first?.sourceLine == "name: gr\u{FFFD}n")
    }

    @Test("A byte order mark shifts no place and is not shown")
    func byteOrderMark() {
        let found = diagnostics("\u{FEFF}nam: a")
        #expect(found.last?.short == "1:1: unknown key 'nam' (did you mean 'name'?)")
        #expect(found.last?.sourceLine == "nam: a")
    }

    @Test("Line breaks of Windows and control characters leave the lines in step")
    func lineBreaks() {
        let found = diagnostics("apiVersion: envboot/v1\r\nname: 'a\u{85}b'\r\nx: 1\r\n")
        #expect(found.map(\.sourceLine) == ["name: 'a", "x: 1"])
    }

    @Test("Everything that is wrong is told at once, in the order of the text")
    func all() {
        let found = diagnostics(
            """
            name: Gateway
            suites: {e2e: {path: none, timeout: 5}}
            ports: {base: x}
            name: again
            images: [a]
            """)
        #expect(
            found.map(\.short) == [
                "1:1: missing key 'apiVersion' (begin with 'apiVersion: envboot/v1')",
                "1:7: 'Gateway' cannot be the name of a profile "
                    + "(use at most 63 lower-case letters, digits and '-', no '-' at either end)",
                "2:22: no such folder: 'none' (looked for FIXTURES/none)",
                "2:37: a duration needs a unit (write 5s or 5m)",
                "3:15: expected a whole number, found text",
                "4:1: duplicate key 'name' (it is already on line 1)",
                "5:9: expected a mapping, found a list",
            ])
    }

    @Test("What an alias repeats is told once")
    func aliases() {
        let found = diagnostics(
            "apiVersion: envboot/v1\nname: a\nsuites:\n  a: &x {path: none}\n  b: *x\n")
        #expect(found.map(\.short) == ["4:16: no such folder: 'none' (looked for FIXTURES/none)"])
    }

    @Test("A diagnostic survives JSON")
    func json() throws {
        let found = try #require(diagnostics("nam: a").first)
        #expect(try JSONDecoder().decode(Diagnostic.self, from: JSONEncoder().encode(found)) == found)
    }
}
