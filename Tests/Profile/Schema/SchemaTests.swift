import Files
import Foundation
import Testing
import YAML

@testable import Profile

@Testing.Suite("The JSON Schema of profiles")
struct SchemaTests {
    private static let file = repository + "/profiles/profile.schema.json"

    let schema: Node

    init() throws { schema = try parse(Array(Profile.jsonSchema.utf8), file: "")[0] }

    @Test("The file beside the shipped profiles has it, and each of them begins with the way to that file")
    func file() throws {
        if ProcessInfo.processInfo.environment["ENVBOOT_UPDATE_GOLDEN"] == "1" {
            try writeAtomically(Array(Profile.jsonSchema.utf8), to: Self.file, mode: 0o644)
        }
        let differs: Comment = "ENVBOOT_UPDATE_GOLDEN=1 rewrites it"
        #expect(try String(contentsOfFile: Self.file, encoding: .utf8) == Profile.jsonSchema, differs)
        let paths = try Corpus.shippedProfiles()
        #expect(paths.count > 1)
        for path in paths {
            let text = try String(contentsOfFile: path, encoding: .utf8)
            let line = try #require(text.firstMatch(of: /^# yaml-language-server: \$schema=(.+)\n/), "\(path)")
            #expect(absolutePath(String(line.1), from: absolutePath("..", from: path)) == Self.file, "\(path)")
        }
    }

    @Test(
        "It accepts and refuses the same profiles as the decoder, but for what no schema can tell",
        .enabled("needs python3-jsonschema") { await Validator.isThere() })
    func agreement() async throws {
        let samples = try Corpus.samples()
        let beyond = try BeyondSchema()
        let answers = try await Validator.answers(
            to: [Validator.Question(schema: schema, documents: samples.map(\.node))])
        #expect(answers.map(\.count) == [samples.count])
        var seen: Set<String> = []
        for (sample, problem) in zip(samples, answers.joined()) {
            let patterns = try sample.errors.map(beyond.pattern)
            seen.formUnion(patterns.compactMap(\.self))
            let error = zip(sample.errors, patterns).first { $1 == nil }?.0
            #expect(
                (error == nil) == (problem == nil),
                "\(sample): decoder: \(error ?? "accepted"), schema: \(problem ?? "accepted")")
        }
        #expect(BeyondSchema.messages.flatMap(\.patterns).filter { !seen.contains($0) } == [], "these are not tried")
    }
}
