import Escaping
import Mustache

/// A file that values are filled into. Mustache's variables (`{{name}}`), sections (`{{#name}}`, `{{^name}}`) and
/// comments are known; what would put a value somewhere unquoted is refused.
package struct Template: Sendable {
    /// Its name in errors: a path, or the name of an embedded file.
    package let name: String
    let text: String
    private let mustache: MustacheTemplate

    /// Parses a template of YAML.
    ///
    /// - Parameter name: what errors call it: a path, or the name of an embedded file.
    /// - Throws: ``TemplateError`` where the text is no template.
    package init(yaml text: String, name: String) throws(TemplateError) {
        try self.init(text, of: YAMLContent(), named: "YAML", name: name)
    }

    /// Parses a template of Go source.
    ///
    /// - Parameter name: what errors call it: a path, or the name of an embedded file.
    /// - Throws: ``TemplateError`` where the text is no template.
    package init(go text: String, name: String) throws(TemplateError) {
        try self.init(text, of: GoContent(), named: "GO", name: name)
    }

    private init(
        _ text: String, of content: any MustacheContentType, named contentName: String, name: String
    ) throws(TemplateError) {
        if let tag = Tag.all(in: text).first(where: { !$0.isKnown }) {
            let hint = "use {{name}}, {{#name}}, {{^name}}, {{/name}} or {{! comment }}; values are always quoted"
            throw TemplateError(
                file: name, line: tag.line, message: "'{{\(tag.text.prefix(1))' is not supported", hint: hint)
        }
        MustacheContentTypes.register(content, named: contentName)
        do {
            mustache = try MustacheTemplate(string: "{{% CONTENT_TYPE: \(contentName)}}\n" + text)
        } catch let error as MustacheTemplate.ParserError {
            let hint = "each {{#name}} needs its {{/name}}, and each {{ its }}"
            throw TemplateError(
                file: name, line: error.context.lineNumber - 1, message: "the template is malformed", hint: hint)
        } catch {
            throw TemplateError(file: name, line: 1, message: "\(error)", hint: "")
        }
        self.name = name
        self.text = text
    }

    /// The text with the values filled in.
    ///
    /// - Throws: ``TemplateError`` where the template uses a name that `values` does not have.
    package func render(_ values: [String: Value]) throws(TemplateError) -> String {
        let root = Root(values: values.mapValues(\.rendered))
        let text = mustache.render(root)
        if let missing = root.missing.first {
            let line = Tag.all(in: self.text).first { $0.name == missing || $0.name.hasPrefix(missing + ".") }?.line
            let known = values.keys.sorted().joined(separator: ", ")
            throw TemplateError(
                file: name, line: line ?? 1, message: "the name '\(missing)' is not known here",
                hint: "known names: \(known)")
        }
        return text
    }
}

/// A template that cannot be used, and where.
package struct TemplateError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The template's path or name.
    package var file: String
    /// The line of the template, from 1.
    package var line: Int
    /// What is wrong.
    package var message: String
    /// What to do about it; empty where nothing is known.
    package var hint: String

    /// An error at a line of a template.
    package init(file: String, line: Int, message: String, hint: String) {
        self.file = file
        self.line = line
        self.message = message
        self.hint = hint
    }

    /// The error as compilers print theirs.
    package var description: String {
        "\(printable(file)):\(line): \(message)" + (hint.isEmpty ? "" : "\nhint: \(hint)")
    }
}

/// The outermost names. Mustache renders a name that nobody gave as nothing; asked last, this sees those.
private final class Root: MustacheParent {
    private let values: [String: Any]
    private(set) var missing: [String] = []

    init(values: [String: Any]) { self.values = values }

    func child(named name: String) -> Any? {
        if values[name] == nil { missing.append(name) }
        return values[name]
    }
}
