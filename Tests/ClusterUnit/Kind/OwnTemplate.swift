import Templates

@testable import Cluster

/// A team's own template of kind's configuration: the built-in one with a part of it changed.
struct OwnTemplate {
    let sandbox: Sandbox

    init() throws { sandbox = try Sandbox() }

    /// The built-in template, whose last lines are the nodes'.
    static let builtIn = Embedded.templates["kind.yaml"] ?? ""

    /// What the sandbox's profile becomes with the template.
    func desired(_ template: String, _ profile: String = Sandbox.profile) throws -> Desired {
        try sandbox.write(template, to: "templates/kind.yaml")
        return try sandbox.desired(profile)
    }

    /// The error of a template, with the template's path left out: `LINE: MESSAGE`.
    func problem(_ template: String) throws -> String? {
        do {
            _ = try desired(template)
            return nil
        } catch let error as DesiredError {
            return error.file == sandbox.path + "/templates/kind.yaml"
                ? "\(error.line ?? 0): \(error.message)" : error.description
        }
    }
}

extension String {
    /// The text with a part of it changed, which has to be there.
    func changing(_ part: String, to other: String) -> String {
        contains(part) ? replacing(part, with: other) : "no '\(part)' in the built-in template"
    }
}
