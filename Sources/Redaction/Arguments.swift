extension Redaction {
    /// A command's arguments as they may be shown: each is one value, whatever spaces are in it.
    public func arguments(_ arguments: [String]) -> [String] {
        zip([""] + arguments, arguments).map { option, argument in
            let (name, value) = argument.cutAfterSeparator
            if Self.takesVariable(option) || name.dropLast().namesSecret, !value.isEmpty { return name + Self.mark }
            return Self.takesSecret(option) ? Self.mark : self(argument)
        }
    }

    /// A variable's value as it may be shown.
    public func value(_ value: String, of name: String) -> String { name.namesSecret ? Self.mark : self(value) }

    private static func takesSecret(_ option: String) -> Bool {
        option.hasPrefix("-") && (option.namesSecret || option.hasSuffix("certificate-key"))
    }

    private static func takesVariable(_ option: String) -> Bool { ["-e", "--env"].contains(option) }
}

extension String {
    /// What stands before the first `=`, with it, and what after it; where there is none, nothing stands after it.
    fileprivate var cutAfterSeparator: (Substring, Substring) {
        guard let separator = utf8.firstIndex(of: UInt8(ascii: "=")) else { return (self[...], "") }
        return (self[...separator], self[utf8.index(after: separator)...])
    }
}
