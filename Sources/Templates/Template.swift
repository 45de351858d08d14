import Diagnostics
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
    /// - Throws: `Diagnostic` where the text is not a template.
    package init(yaml text: String, name: String) throws(Diagnostic) {
        try self.init(text, of: YAMLContent(), named: "YAML", name: name)
    }

    /// Parses a template of Go source.
    ///
    /// - Parameter name: what errors call it: a path, or the name of an embedded file.
    /// - Throws: `Diagnostic` where the text is not a template.
    package init(go text: String, name: String) throws(Diagnostic) {
        try self.init(text, of: GoContent(), named: "GO", name: name)
    }

    private init(
        _ text: String, of content: any MustacheContentType, named contentName: String, name: String
    ) throws(Diagnostic) {
        if let tag = Tag.all(in: text).first(where: { !$0.isKnown }) {
            let hint = "use {{name}}, {{#name}}, {{^name}}, {{/name}} or {{! comment }}; values are always quoted"
            throw Diagnostic.profile(name, line: tag.line, "'{{\(tag.text.prefix(1))' is not supported", hint: hint)
        }
        MustacheContentTypes.register(content, named: contentName)
        do {
            mustache = try MustacheTemplate(string: "{{% CONTENT_TYPE: \(contentName)}}\n" + text)
        } catch let error as MustacheTemplate.ParserError {
            let hint = "each {{#name}} needs its {{/name}}, and each {{ its }}"
            throw Diagnostic.profile(name, line: error.context.lineNumber - 1, "the template is malformed", hint: hint)
        } catch {
            throw Diagnostic.profile(name, line: 1, "\(error)")
        }
        self.name = name
        self.text = text
    }

    /// The text with the values filled in.
    ///
    /// - Throws: `Diagnostic` where the template uses a name that `values` does not have.
    package func render(_ values: [String: Value]) throws(Diagnostic) -> String {
        let root = Root(values: values.mapValues(\.rendered))
        let text = mustache.render(root)
        if let missing = root.missing.first {
            let line = Tag.all(in: self.text).first { $0.name == missing || $0.name.hasPrefix(missing + ".") }?.line
            let known = values.keys.sorted().joined(separator: ", ")
            throw Diagnostic.profile(
                name, line: line ?? 1, "the name '\(missing)' is not known here",
                hint: "known names: \(known)")
        }
        return text
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
