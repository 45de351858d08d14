import Escaping

/// Text as it has to stand in a Makefile. Values of a profile stand in variables' definitions only, quoted for the shell
/// that reads them and for make, which reads them first; so none can change the Makefile's structure.
enum MakeQuoting {
    /// A word of a shell command within the definition of a variable.
    ///
    /// In a definition make takes `$` for a reference and `#` for a comment, whatever the shell's quotes say; a
    /// backslash before `#` takes that away, and has to be doubled itself there (GNU make manual, "What Makefiles
    /// Contain").
    static func shellWord(_ text: String) -> String {
        var quoted = ""
        var backslashes = 0
        // Not by Swift's characters: to it, a quote and an accent behind it are one.
        for scalar in text.unicodeScalars {
            switch scalar {
            case "'": quoted += #"'\''"#
            case "$": quoted += "$$"
            case "#": quoted += String(repeating: "\\", count: backslashes + 1) + "#"
            default: quoted.unicodeScalars.append(scalar)
            }
            backslashes = scalar == "\\" ? backslashes + 1 : 0
        }
        return "'" + quoted + "'"
    }

    /// Text of a comment: one line, which does not go on in the next.
    static func comment(_ text: String) -> String {
        let line = printable(text.split(whereSeparator: \.isNewline).joined(separator: " "))
        return line.hasSuffix("\\") ? line + "." : line
    }
}
