extension Redaction {
    /// A command's arguments, redacted for display: each is one value, even with spaces.
    package func arguments(_ arguments: [String]) -> [String] {
        zip([""] + arguments, arguments).map { option, argument in
            let (name, value) = argument.cutAfterSeparator
            if Self.takesVariable(option) || name.dropLast().namesSecret, !value.isEmpty { return name + Self.mark }
            return Self.takesSecret(option) ? Self.mark : self(argument)
        }
    }

    /// A variable's value, redacted for display.
    package func value(_ value: String, of name: String) -> String { name.namesSecret ? Self.mark : self(value) }

    private static func takesSecret(_ option: String) -> Bool {
        option.hasPrefix("-") && (option.namesSecret || option.hasSuffix("certificate-key"))
    }

    private static func takesVariable(_ option: String) -> Bool { ["-e", "--env"].contains(option) }
}

extension String {
    /// The parts up to and after the first `=`; without one, the second part is empty.
    fileprivate var cutAfterSeparator: (Substring, Substring) {
        guard let separator = utf8.firstIndex(of: UInt8(ascii: "=")) else { return (self[...], "") }
        return (self[...separator], self[utf8.index(after: separator)...])
    }
}
