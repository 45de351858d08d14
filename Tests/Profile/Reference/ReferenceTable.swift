import Files
import YAML

@testable import Profile

/// A table of the reference: the keys at a path, and those in them that have no table of their own.
struct ReferenceTable {
    /// As the page says it, such as `services.NAME.expose` or `cluster.nodes[]`.
    let path: String
    let rows: [Row]

    struct Row {
        let key: [String]
        /// The key as the table shows it, such as `httpGet.path` or `env.NAME.value`.
        let shown: String
        let field: DeclaredField
    }

    /// The tables whose markers are in the text.
    static func all(in text: String) -> [ReferenceTable] {
        let paths = text.matches(of: /<!-- fields of (.+): begin -->/).map { String($0.1) }
        return paths.map { ReferenceTable(path: $0, others: paths.map(keys)) }
    }

    private init(path: String, others: [[String]]) {
        self.path = path
        rows = Self.rows(Self.fields(at: Self.keys(path)), under: Self.keys(path), others)
    }

    /// Its place in the page.
    var region: MarkedRegion { MarkedRegion(markdown: "fields of \(path)") }

    /// As Markdown, with an empty line on either side.
    var text: String {
        let lines = rows.map { row in
            let field = row.field
            let cells = [
                "`\(row.shown)`", field.words, field.standardText, "`\(field.example)`",
                field.meaning,
            ]
            return "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |\n"
        }
        return "\n| key | type | default | example | meaning |\n| --- | --- | --- | --- | --- |\n" + lines.joined()
            + "\n"
    }

    private static func keys(_ path: String) -> [String] {
        let parts = path == "a profile" ? [] : path.replacing("[]", with: "").split(separator: ".").map(String.init)
        return parts.filter { $0 != "NAME" }
    }

    private static func fields(at path: [String]) -> [DeclaredField] {
        path.reduce(Profile.Fields.all) { fields, key in fields.first { $0.key == key }?.fields ?? [] }
    }

    private static func rows(
        _ fields: [DeclaredField], under path: [String], shownAs start: String = "", _ tables: [[String]]
    ) -> [Row] {
        fields.flatMap { field in
            let key = path + [field.key]
            let row = Row(key: key, shown: start + field.key, field: field)
            guard !tables.contains(key) else { return [row] }
            return [row] + rows(field.fields, under: key, shownAs: "\(row.shown)\(field.step).", tables)
        }
    }
}

extension DeclaredField {
    /// What is between it and the keys in it.
    fileprivate var step: String {
        if type.node["additionalProperties"]?.entries != nil { return ".NAME" }
        return type.node["items"] == nil ? "" : "[]"
    }

    fileprivate var standardText: String {
        switch standard {
        case .nothing: isRequired ? "required" : "none"
        case .value(let value): "`\(value)`"
        case .told(let text): text
        }
    }
}
