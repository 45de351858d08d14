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
        let fixtures =
            try ["every-field.yaml", "platform.yaml", "profiles/minimal.yaml"].map(fixture) + [DefaultsTests.sample]
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
        let platform = try fixture("platform.yaml")
        let mutations = profileMutations + clusterMutations + imageMutations + serviceMutations + runMutations
        return try mutations.compactMap { Sample($0.marked, try $0.apply(to: text).text) }
            + platformMutations.compactMap { Sample($0.marked, try $0.apply(to: platform).text) }
    }

    /// Each part of the full profiles with something else in each place, something left out, or a key too many.
    private static func values() throws -> [Sample] {
        let values = try parse(Array(replacements.joined(separator: "\n---\n").utf8), file: "")
        let head = try parse(Array("{apiVersion: envboot/v1, name: a}".utf8), file: "")[0].entries ?? []
        let parts = try ["every-field.yaml", "platform.yaml"].flatMap { name in
            try parse(Array(fixture(name).utf8), file: "")[0].entries?.dropFirst(head.count) ?? []
        }
        return parts.flatMap { part in
            let variants = part.value.variants(values) + part.value.withoutParts + part.value.withUnknownKeys
            return variants.enumerated().compactMap { number, value in
                let entry = Node.Entry(key: part.key, value: value)
                return Sample("\(part.key.text ?? ""), variant \(number)", Node(.mapping(head + [entry])))
            }
        }
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
