import Files

@testable import Profile

/// A table of the reference: the keys at a path, and those in them that have no table of their own.
struct ReferenceTable {
    /// As the page says it, such as `services.NAME.expose` or `cluster.nodes[]`.
    let path: String
    let rows: [(key: [String], field: DeclaredField)]

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
        let start = Self.keys(path).count
        let lines = rows.map { key, field in
            let cells = [
                "`\(key[start...].joined(separator: "."))`", field.words, field.standardText, "`\(field.example)`",
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
        _ fields: [DeclaredField], under path: [String], _ tables: [[String]]
    ) -> [(key: [String], field: DeclaredField)] {
        fields.flatMap { field in
            let key = path + [field.key]
            return [(key, field)] + (tables.contains(key) ? [] : rows(field.fields, under: key, tables))
        }
    }
}

extension DeclaredField {
    fileprivate var standardText: String {
        switch standard {
        case .nothing: isRequired ? "required" : "none"
        case .value(let value): "`\(value)`"
        case .told(let text): text
        }
    }
}
