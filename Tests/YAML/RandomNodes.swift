@testable import YAML

/// SplitMix64: the same numbers for the same seed, so that a failure can be repeated.
struct SeededRandom: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return bits ^ (bits >> 31)
    }
}

extension String {
    static func random(from alphabet: String, using random: inout SeededRandom) -> String {
        let scalars = Array(alphabet.unicodeScalars)
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...12, using: &random) {
            if let scalar = scalars.randomElement(using: &random) { text.append(scalar) }
        }
        return String(text)
    }
}

extension Node {
    /// A node whose texts can be written in their styles.
    static func random(depth: Int, using random: inout SeededRandom) -> Node {
        switch Int.random(in: 0..<(depth > 0 ? 4 : 2), using: &random) {
        case 2:
            return .sequence(
                (0..<Int.random(in: 0...4, using: &random)).map { _ in .random(depth: depth - 1, using: &random) })
        case 3:
            let entries = (0..<Int.random(in: 0...4, using: &random)).map { index in
                Entry(
                    key: .scalar(
                        "\(index)k", [.plain, .singleQuoted, .doubleQuoted].randomElement(using: &random) ?? .plain),
                    value: .random(depth: depth - 1, using: &random))
            }
            return Node(.mapping(entries))
        default: return randomScalar(using: &random)
        }
    }

    private static func randomScalar(using random: inout SeededRandom) -> Node {
        switch Style.allCases.randomElement(using: &random) ?? .plain {
        case .plain:
            let text =
                ["", "~", "no", "0644", "1.50", "redis:7", "a b", "größe", "-x", "a#b"].randomElement(using: &random)
                ?? ""
            return .scalar(text)
        case .singleQuoted: return .scalar(.random(from: "ab c:#'\"-0", using: &random), .singleQuoted)
        case .doubleQuoted: return .scalar(.random(from: "ab \n\t\\\"'\u{1}😀", using: &random), .doubleQuoted)
        case .literal: return .scalar("a" + .random(from: "b:#-'ä", using: &random) + "\n  c\n\nd", .literal)
        case .folded: return .scalar("a" + .random(from: "b:#-'ä", using: &random) + "\nc d\n", .folded)
        }
    }
}
