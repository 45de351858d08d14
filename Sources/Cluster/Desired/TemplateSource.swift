import Diagnostics
import ContainerTools
import Foundation
import Templates

/// Where templates come from: a folder of the team's, whose files come first, and those that are built in. Each is
/// parsed once, however many services are made from it.
struct TemplateSource: Sendable {
    /// The folder `templates` beside the profile's; it need not exist.
    let folder: String
    let builtIn: [String: String]
    private var parsed: [String: Template] = [:]

    init(folder: String, builtIn: [String: String]) {
        self.folder = folder
        self.builtIn = builtIn
    }

    mutating func template(named name: String) throws -> Template {
        let path = "\(folder)/\(name).yaml"
        if FileManager.default.fileExists(atPath: path) { return try template(at: path) }
        guard let text = builtIn["\(name).yaml"] else {
            throw Diagnostic.profile(
                path, "template '\(name)' not found",
                hint: "built in are: \(builtIn.keys.filter { $0.hasSuffix(".yaml") }.sorted().joined(separator: ", "))")
        }
        return try template(called: "templates/\(name).yaml (built in)") { text }
    }

    mutating func template(at path: String) throws -> Template {
        try template(called: path) { String(decoding: try readFile(path), as: UTF8.self) }
    }

    private mutating func template(called name: String, _ text: () throws -> String) throws -> Template {
        if let template = parsed[name] { return template }
        let template = try Template(yaml: try text(), name: name)
        parsed[name] = template
        return template
    }
}
