import Diagnostics

extension Diagnostic {
    static func sample(
        severity: Severity, file: String, line: Int? = nil, column: Int? = nil, length: Int = 1, message: String,
        sourceLine: String = "", hint: String? = nil
    ) -> Diagnostic {
        Diagnostic(
            severity: severity, subject: .profile,
            location: Location(
                file: file, line: line, column: column, endColumn: column.map { $0 + length }, sourceLine: sourceLine),
            message: message, hint: hint)
    }
}
