import Foundation
import YAML

@testable import Profile

/// Profiles, good and bad, that the schema and the decoder are compared with.
enum Corpus {
    static func samples() throws -> [Sample] {
        try whole() + mutated() + values() + rules + findings()
    }

    /// Those that people are to read, all of them good.
    static func shown() throws -> [Sample] {
        let shipped = try shippedProfiles().compactMap { path in
            Sample(path, try read(path), directory: absolutePath("../..", from: path))
        }
        let fixtures = [try fixture("every-field.yaml"), try fixture("profiles/minimal.yaml"), DefaultsTests.sample]
        return try shipped + ReferencePage().profiles.enumerated().compactMap { Sample("example \($0)", $1) }
            + fixtures.enumerated().compactMap { Sample("fixture \($0)", $1) }
    }

    /// The paths of the profiles of this repository.
    static func shippedProfiles() throws -> [String] {
        try ["profiles", "examples/gateway/profiles"].flatMap(files).filter { $0.hasSuffix(".yaml") }
    }

    private static func whole() throws -> [Sample] {
        let texts = WholeTextTests.texts.map(\.0) + (try ReferencePage().blocks(of: "yaml")).suffix(1)
        return try shown() + texts.enumerated().compactMap { Sample("text \($0)", $1) }
    }

    private static func mutated() throws -> [Sample] {
        let text = try fixture("every-field.yaml")
        let mutations =
            profileMutations + clusterMutations + imageMutations + serviceMutations + runMutations
        return try mutations.compactMap { Sample($0.marked, try $0.apply(to: text).text) }
    }

    /// The full profile with something else in each place, and with each part left out.
    private static func values() throws -> [Sample] {
        let node = try parse(Array(fixture("every-field.yaml").utf8), file: "")[0]
        let values = try parse(Array(replacements.joined(separator: "\n---\n").utf8), file: "")
        return (node.variants(values) + node.withoutParts).enumerated().compactMap { Sample("variant \($0)", $1) }
    }

    private static let replacements = [
        "null", "true", "80.0", "a b", "~root/a.yaml", #""a\nb""#, "[]", "{}", "[a]", "{a: b}",
    ]

    /// What the fuzzers found.
    private static func findings() throws -> [Sample] {
        try files("Fuzzing/Corpus/profile").compactMap { Sample($0, try read($0)) }
    }

    private static func files(_ folder: String) throws -> [String] {
        let path = repository + "/" + folder
        return try FileManager.default.contentsOfDirectory(atPath: path).sorted().map { "\(path)/\($0)" }
    }

    private static func read(_ path: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
    }
}
