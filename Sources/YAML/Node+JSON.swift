extension Node {
    /// The node as JSON (RFC 8259): indented by two spaces, a mapping's entries in their order.
    ///
    /// Scalars are what they mean by YAML's core schema; with a tag that this does not have, they are text. JSON has no
    /// number for `.inf` and `.nan`, which become `null`, and no key that is a list or a mapping: such an entry is left
    /// out.
    package var jsonText: String { jsonText(indent: "") }

    private func jsonText(indent: String) -> String {
        switch content {
        case .scalar(let scalar): (scalarValue ?? .string(scalar.text)).jsonText
        case .sequence(let items):
            block("[", items.map { $0.jsonText(indent: indent + "  ") }, "]", indent)
        case .mapping(let entries):
            block(
                "{",
                entries.compactMap { entry in
                    entry.key.text.map { jsonString($0) + ": " + entry.value.jsonText(indent: indent + "  ") }
                }, "}", indent)
        }
    }

    private func block(_ start: String, _ lines: [String], _ end: String, _ indent: String) -> String {
        guard !lines.isEmpty else { return start + end }
        return start + lines.map { "\n\(indent)  \($0)" }.joined(separator: ",") + "\n\(indent)\(end)"
    }
}

extension Node.Value {
    fileprivate var jsonText: String {
        switch self {
        case .null: "null"
        case .bool(let value): String(value)
        case .int(let value): String(value)
        case .float(let value): value.isFinite ? "\(value)" : "null"
        case .string(let text): jsonString(text)
        }
    }
}

private func jsonString(_ text: String) -> String {
    let escaped = text.unicodeScalars.map { scalar in
        switch scalar {
        case "\"": #"\""#
        case "\\": #"\\"#
        case "\n": #"\n"#
        case "\t": #"\t"#
        case "\u{0}"..."\u{1F}": #"\u00"# + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
        default: String(scalar)
        }
    }
    return "\"" + escaped.joined() + "\""
}
