import Diagnostics
import Templates

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis

/// A custom kind template: the built-in one with a part of it changed.
struct OwnTemplate {
    let sandbox: Sandbox

    init() throws { sandbox = try Sandbox() }

    /// The built-in template, whose last lines are the nodes'.
    static let builtIn = Embedded.templates["kind.yaml"] ?? ""

    /// The desired state of the sandbox's profile with the template.
    func desired(_ template: String, _ profile: String = Sandbox.profile) throws -> Desired {
        try sandbox.write(template, to: "templates/kind.yaml")
        return try sandbox.desired(profile)
    }

    /// The error of a template without its path: `LINE: MESSAGE`.
    func problem(_ template: String) throws -> String? {
        do {
            _ = try desired(template)
            return nil
        } catch let error as Diagnostic {
            return error.file == sandbox.path + "/templates/kind.yaml"
                ? "\(error.line): \(error.message)" : error.description
        }
    }
}

extension String {
    /// The text with an existing part replaced.
    func changing(_ part: String, to other: String) -> String {
        contains(part) ? replacing(part, with: other) : "no '\(part)' in the built-in template"
    }
}
