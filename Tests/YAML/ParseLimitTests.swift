import Foundation
import Testing

@testable import YAML

@Suite("Limits of parsing")
struct ParseLimitTests {
    @Test("A text of 10 MB is refused at once")
    func tooBig() {
        let bytes = [UInt8](repeating: UInt8(ascii: "a"), count: 10_000_000)
        let message = endsWithinASecond { problem(bytes) }
        #expect(message == "1:1: the text is bigger than 1048576 bytes")
        #expect(problem(bytes, limits: ParseLimits(bytes: 10_000_000)) == nil)
    }

    @Test("Aliases that multiply are refused before they fill the memory")
    func aliasBomb() {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
        for level in 1...30 {
            let aliases = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
            text += "a\(level): &a\(level) [\(aliases)]\n"
        }
        let message = endsWithinASecond { problem(text.utf8) }
        #expect(message == "6:10: more than 100000 values, aliases replaced")
    }

    @Test("Deep nesting is refused", arguments: ["[", "{a: ", "- ", "? "])
    func tooDeep(opening: String) {
        let text = String(repeating: opening, count: 200_000)
        let message = endsWithinASecond { problem(text.utf8) }
        #expect(message?.hasSuffix("more than 100 lists and mappings inside one another") == true)
    }

    @Test("Nesting that aliases make deep is refused")
    func deepAliases() {
        var text = "a0: &a0 [x]\n"
        for level in 1...100 { text += "a\(level): &a\(level) [*a\(level - 1)]\n" }
        #expect(problem(text.utf8) == "100:12: more than 100 lists and mappings inside one another")
    }

    @Test("What just meets the limits is accepted")
    func atTheLimit() {
        let limits = ParseLimits(bytes: 9, depth: 2, nodes: 4)
        #expect(problem("a: [b, c]".utf8, limits: limits)?.contains("more than 4 values") == true)
        #expect(problem("a: [bbbb]".utf8, limits: limits) == nil)
        #expect(problem("a: [[bb]]".utf8, limits: limits)?.contains("more than 2 lists") == true)
        #expect(problem("a: [bbbbb]".utf8, limits: limits)?.contains("bigger than 9 bytes") == true)
    }

    @Test("Many keys in a mapping do not take longer than their number")
    func manyKeys() {
        let text = (0..<40_000).map { "key\($0): \($0)\n" }.joined()
        #expect(endsWithinASecond { problem(text.utf8) } == nil)
    }

    @Test("Memory is given back, after an error too", .enabled(if: FileManager.default.isReadableFile(atPath: statm)))
    func leaks() throws {
        let scalar = "&a '" + String(repeating: "x", count: 1_000_000) + "'"
        let before = try residentPages()
        for _ in 0..<60 {
            #expect(problem("- \(scalar)\n- *a".utf8) == nil)
            #expect(problem("- \(scalar)\n- [".utf8) != nil)
        }
        #expect(try residentPages() - before < 60_000_000 / Int(getpagesize()))
    }

    private func endsWithinASecond<Result>(_ body: () -> Result) -> Result {
        let start = threadTime()
        let result = body()
        #expect(threadTime() - start < .seconds(1))
        return result
    }

    /// The pages of memory that this process has, as Linux counts them.
    private func residentPages() throws -> Int {
        let fields = try String(contentsOfFile: Self.statm, encoding: .utf8).split(separator: " ")
        return try #require(Int(fields[1]))
    }

    private static let statm = "/proc/self/statm"
}
