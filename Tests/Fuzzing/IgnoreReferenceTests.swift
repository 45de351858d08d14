import Cluster
import ContainerTools
import Diagnosis
import FuzzProperties
import Testing

@Suite(".dockerignore compared with a reference") struct IgnoreReferenceTests {
    @Test("Both give the same result for short files and paths of every shape", arguments: 0..<8)
    func agreement(seed: UInt64) throws {
        var random = Numbers(state: seed)
        var compared = 0
        for _ in 0..<2000 {
            let text = (0..<Int.random(in: 1...3, using: &random)).map { _ in
                Self.text(of: Self.parts, &random)
            }.joined(separator: "\n")
            guard let file = try? IgnoreFile(text) else { continue }
            let reference = IgnoreReference(text)
            for _ in 0..<4 {
                let names = (0..<Int.random(in: 1...3, using: &random)).map { _ in
                    Self.text(of: ["a", "b", "*", "^", "\n"], &random)
                }
                let path = names.filter { !$0.isEmpty }.joined(separator: "/")
                var verdict = IgnoreFile.Verdict.context
                for end in path.indices.filter({ path[$0] == "/" }) + [path.endIndex] {
                    verdict = try file.verdict(on: String(path[..<end]), in: verdict)
                }
                #expect(verdict.isIgnored == reference.ignores(path), "\([text, path])")
                compared += 1
            }
        }
        #expect(compared > 4000)
    }

    private static let parts = [
        "a", "b", "/", "*", "**", "**/", "?", "!", "[a]", "[^a]", "^", "..", ".", "\\*", " ",
    ]

    private static func text(of parts: [String], _ random: inout Numbers) -> String {
        (0..<Int.random(in: 0...4, using: &random)).map { _ in parts.randomElement(using: &random) ?? "" }.joined()
    }

    /// The same numbers in each run (SplitMix64).
    private struct Numbers: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }
}
