/// The JSON of `envboot validate --output json`: the location's keys are beside the others.
extension Diagnostic: Codable {
    private enum CodingKeys: String, CodingKey {
        case severity, file, line, column, endColumn, message, hint, sourceLine
    }

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            severity: try values.decode(Severity.self, forKey: .severity),
            file: try values.decode(String.self, forKey: .file),
            line: try values.decodeIfPresent(Int.self, forKey: .line) ?? 1,
            column: try values.decodeIfPresent(Int.self, forKey: .column) ?? 1,
            endColumn: try values.decodeIfPresent(Int.self, forKey: .endColumn),
            message: try values.decode(String.self, forKey: .message),
            hint: try values.decodeIfPresent(String.self, forKey: .hint),
            sourceLine: try values.decode(String.self, forKey: .sourceLine))
    }

    package func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(severity, forKey: .severity)
        try values.encode(file, forKey: .file)
        try values.encode(line, forKey: .line)
        try values.encode(column, forKey: .column)
        try values.encodeIfPresent(location?.endColumn, forKey: .endColumn)
        try values.encode(message, forKey: .message)
        try values.encodeIfPresent(hint, forKey: .hint)
        try values.encode(location?.sourceLine ?? "", forKey: .sourceLine)
    }
}

extension Diagnostic {
    /// The file as shown to the user; empty if it is about none.
    package var file: String { location?.file ?? "" }
    /// The line, from 1: the first if it is about the whole file.
    package var line: Int { location?.line ?? 1 }
    /// The column in Unicode scalars, from 1.
    package var column: Int { location?.column ?? 1 }
}
