import Foundation
import Profile
import YAML

/// A text that is one document of YAML, and what the decoder says of it.
struct Sample: CustomStringConvertible {
    let description: String
    let node: Node
    /// The messages of the errors.
    let errors: [String]

    /// Nil where the text is no single document that JSON could have as well.
    init?(
        _ description: String, _ text: String, directory: String = fixtures, variables: [String: String] = environment
    ) {
        guard let documents = try? parse(Array(text.utf8), file: "", duplicateKeys: .kept), documents.count == 1,
            documents[0].tag == nil
        else { return nil }
        self.description = description
        node = documents[0]
        do {
            _ = try Profile.load(
                text: Array(text.utf8), file: "p.yaml", directory: directory, environment: variables)
            errors = []
        } catch {
            errors = error.diagnostics.filter { $0.severity == .error }.map(\.message)
        }
    }

    /// A profile whose root it is.
    init?(_ description: String, _ node: Node) {
        self.init(description, emit([node]))
    }
}
