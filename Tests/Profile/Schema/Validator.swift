import Foundation
import Programs
import YAML

/// Python's validator of JSON Schemas, which knows nothing of this project.
enum Validator {
    /// Whether it is installed. In continuous integration it has to be.
    static func isThere() async -> Bool {
        if variables["CI"] == "true" { return true }
        let command = Command(python, ["-c", "from jsonschema import Draft202012Validator"], timeout: .seconds(30))
        return (try? await runner.run(command)) != nil
    }

    /// The system's, for which its packages are.
    private static let python = "/usr/bin/python3"
    private static let variables = ProcessInfo.processInfo.environment
    private static let runner = Runner.system(environment: variables)

    /// Documents and the schema that is to accept or refuse each.
    struct Question {
        var schema: Node
        var documents: [Node]
    }

    /// What the schema refuses each document for; nil where it accepts it.
    static func answers(to questions: [Question]) async throws -> [[String?]] {
        let file = FileManager.default.temporaryDirectory.path + "/" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: file) }
        let input = Node.sequence(
            questions.map { .mapping(["schema": $0.schema, "documents": .sequence($0.documents)]) })
        try Data(input.jsonText.utf8).write(to: URL(fileURLWithPath: file))
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/validate.py"
        let command = Command(python, [script], input: file, timeout: .seconds(300))
        return try JSONDecoder().decode([[String?]].self, from: Data(try await runner.run(command)))
    }
}
