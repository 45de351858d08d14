import Testing

@testable import Profile

@Testing.Suite("Damaged profiles")
struct DamageTests {
    @Test(
        "Whatever is done to a profile, it is read or refused, and each problem has a place in it", arguments: 0..<200)
    func damage(seed: Int) throws {
        var bytes = Array(try fixture("every-field.yaml").utf8)
        var random = Multiplier(state: UInt64(seed))
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            let start = Int.random(in: 0..<bytes.count, using: &random)
            let end = min(bytes.count, start + Int.random(in: 0...20, using: &random))
            let replacement = Self.replacements[Int.random(in: 0..<Self.replacements.count, using: &random)]
            bytes.replaceSubrange(start..<end, with: replacement)
        }
        do {
            _ = try Profile.load(text: bytes, file: "p.yaml", directory: fixtures, environment: environment)
        } catch {
            let lines = String(decoding: bytes, as: UTF8.self).split(
                omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            #expect(error.diagnostics.contains { $0.severity == .error })
            for found in error.diagnostics {
                #expect((1...lines.count + 1).contains(found.line))
                #expect((1...found.sourceLine.unicodeScalars.count + 1).contains(found.column), "\(found)")
                #expect(!found.message.contains("\n"))
            }
        }
    }

    private static let replacements: [[UInt8]] =
        [
            "", "\n", "\t", ": ", "- ", "*a", "&a ", "{", "[", "\"", "'", "|\n", "? ", "!x ", "99999999999999999999",
            "ä", "\u{2028}",
        ]
        .map { Array($0.utf8) } + [[0xFF], [0x00], [0xC3]]
}

/// Knuth's MMIX generator: the same numbers for the same seed, so that a failure can be repeated.
private struct Multiplier: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 33)
    }
}
