/// Spoils files, the same way each time for a seed.
struct Damage {
    /// SplitMix64.
    struct Numbers: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    var numbers: Numbers

    init(seed: UInt64) { numbers = Numbers(state: seed) }

    private static let tokens = [
        "$(", "${", "$$(", ")", "}", "\\\n", "\\\r\n", "\n\t", "\n", "\"", "'", "`", "#", " ", "-p", "--procs",
        "--procs ",
        "--procs=4", " -procs 4 ", "=", ":", ":=", "+=", ";", "&&", "define X\n", "endef\n", "ginkgo ", "$(X)", "X = ",
        "GINKGO_FLAGS = ", "$(GINKGO_FLAGS)", "$(call X,", "$(if ", "$(shell ", ",", " -- ", "> ", "all:\n", "\0", "1",
        "\\",
        "$1", "$(1)", "\n.RECIPEPREFIX = ", "\n$(eval $(X))\n",
    ]

    mutating func token() -> [UInt8] {
        Array(Self.tokens[Int.random(in: 0..<Self.tokens.count, using: &numbers)].utf8)
    }

    mutating func strike(_ bytes: inout [UInt8], other: [UInt8]) {
        let start = Int.random(in: 0...bytes.count, using: &numbers)
        let end = min(bytes.count, start + Int.random(in: 0...8, using: &numbers))
        switch Int.random(in: 0..<6, using: &numbers) {
        case 0: bytes.removeSubrange(start..<end)
        case 1: bytes.insert(UInt8.random(in: 0...255, using: &numbers), at: start)
        case 2:
            let from = Int.random(in: 0...other.count, using: &numbers)
            bytes.insert(contentsOf: other[from..<min(other.count, from + 40)], at: start)
        case 3: bytes.insert(contentsOf: bytes[start..<end], at: end)
        default: bytes.insert(contentsOf: token(), at: start)
        }
    }
}
