import Foundation
import Templates

/// Where templates come from: a folder of the team's, whose files come first, and those that are built in.
struct TemplateSource: Sendable {
    /// The folder `templates` beside the profile's; it need not exist.
    let folder: String
    let builtIn: [String: String]

    func template(named name: String) throws -> Template {
        let path = "\(folder)/\(name).yaml"
        if FileManager.default.fileExists(atPath: path) { return try template(at: path) }
        guard let text = builtIn["\(name).yaml"] else {
            throw DesiredError(
                file: path, line: nil, message: "there is no template '\(name)'",
                hint: "built in are: \(builtIn.keys.filter { $0.hasSuffix(".yaml") }.sorted().joined(separator: ", "))")
        }
        return try Template(yaml: text, name: "templates/\(name).yaml (built in)")
    }

    func template(at path: String) throws -> Template {
        try Template(yaml: String(decoding: try readFile(path), as: UTF8.self), name: path)
    }
}
