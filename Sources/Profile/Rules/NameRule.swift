/// What a name may look like, and how to say so.
struct NameRule: Sendable {
    /// What it names, such as `the name of a service`.
    let what: String
    /// The same rule as a regular expression of ECMA-262, for editors.
    let pattern: String
    private let hint: String
    private let allows: @Sendable (String) -> Bool

    /// What to write instead; nil where the name is allowed.
    func problem(with name: String) -> String? {
        allows(name) ? nil : hint
    }

    var allowsEmpty: Bool { allows("") }

    /// The bytes of the longest name that any rule allows: the key of a label with its DNS name.
    static let longest = 253 + 1 + 63
}

extension NameRule {
    /// A DNS label (RFC 1123).
    static func label(_ what: String, atMost length: Int = 63) -> NameRule {
        NameRule(
            what: what, pattern: "^[a-z0-9]([a-z0-9-]{0,\(length - 2)}[a-z0-9])?$",
            hint: "use at most \(length) lower-case letters, digits and '-', no '-' at either end",
            allows: { isLabel($0, atMost: length) })
    }

    /// The name of a Kubernetes service, a DNS label that begins with a letter (RFC 1035).
    static let service = NameRule(
        what: "the name of a service", pattern: "^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$",
        hint: "use at most 63 lower-case letters, digits and '-', first a letter, no '-' at the end",
        allows: { isLabel($0, atMost: 63) && $0.first?.isNumber == false })

    /// The name of a suite: a DNS label. `make test-all` runs every suite.
    static let suite = NameRule(
        what: "the name of a suite", pattern: "^(?!all$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$",
        hint: "use at most 63 lower-case letters, digits and '-', no '-' at either end; 'all' is reserved",
        allows: { isLabel($0, atMost: 63) && $0 != "all" })

    /// The name of a port, as IANA has it (RFC 6335, section 5.1).
    static let portName = NameRule(
        what: "the name of a port", pattern: "^(?=.*[a-z])(?!.*--)[a-z0-9]([a-z0-9-]{0,13}[a-z0-9])?$",
        hint: "use at most 15 lower-case letters, digits and '-', at least one letter, no '-' at either end or twice",
        allows: { isLabel($0, atMost: 15) && !$0.contains("--") && $0.contains(where: \.isLetter) })

    /// The path of a file in a container.
    static let containerFile = NameRule(
        what: "the path of a file in a container",
        pattern: #"^(?=.{1,300}$)(/(?!\.{1,2}(/|$))[^/:\u0000-\u001F\u007F-\u009F\u2028\u2029]+)+$"#,
        hint: "use a path that begins with '/', without '.', '..', ':' and a '/' at its end",
        allows: { path in
            let parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
                .map { Substring($0) }
            return parts.count > 1 && parts[0].isEmpty && path.unicodeScalars.count <= 300
                && parts.dropFirst().allSatisfy { !["", ".", ".."].contains($0) }
                && path.unicodeScalars.allSatisfy {
                    $0 != ":" && $0.properties.generalCategory != .control && !Character($0).isNewline
                }
        })

    /// The path of a value of a Helm chart, as `helm --set` has it. A comma would begin another.
    static let chartValue = NameRule(
        what: "the name of a chart's value", pattern: #"^[A-Za-z0-9_.\[\]/-]{1,300}$"#,
        hint: "use letters, digits, '_', '-', '/' and '.', and '[0]' for an item of a list",
        allows: { name in
            (1...300).contains(name.utf8.count)
                && name.utf8.allSatisfy { isASCIIAlphanumeric($0) || "_-./[]".utf8.contains($0) }
        })

    /// The name of a container's environment variable, as Kubernetes has it.
    static let environmentVariable = NameRule(
        what: "the name of an environment variable", pattern: #"^(?!\.\.|\.$)[A-Za-z_.-][A-Za-z0-9_.-]{0,316}$"#,
        hint: "use at most \(NameRule.longest) letters, digits, '_', '-' and '.', no digit first",
        allows: { name in
            name.utf8.count <= NameRule.longest
                && name.utf8.allSatisfy { isASCIIAlphanumeric($0) || "_-.".utf8.contains($0) }
                && name.first.map { !$0.isNumber } == true && name != "." && !name.hasPrefix("..")
        })

    /// The name of a build argument, which a Dockerfile uses as a variable.
    static let buildArgument = NameRule(
        what: "the name of a build argument", pattern: "^[A-Za-z_][A-Za-z0-9_]{0,316}$",
        hint: "use at most \(NameRule.longest) letters, digits and '_', no digit first",
        allows: { name in
            name.utf8.count <= NameRule.longest
                && name.utf8.allSatisfy { isASCIIAlphanumeric($0) || $0 == UInt8(ascii: "_") }
                && name.first.map { !$0.isNumber } == true
        })

    /// The name of an environment variable that has a secret.
    static let secretVariable = NameRule(
        what: "the name of an environment variable", pattern: buildArgument.pattern, hint: buildArgument.hint,
        allows: buildArgument.allows)

    /// The ID of a build's secret.
    static let buildSecret = NameRule(
        what: "the ID of a secret", pattern: "^[A-Za-z0-9_.][A-Za-z0-9_.-]{0,62}$",
        hint: "use at most 63 letters, digits, '_', '.' and '-', no '-' first",
        allows: { id in
            (1...63).contains(id.utf8.count) && id.utf8.first != UInt8(ascii: "-")
                && id.utf8.allSatisfy { isASCIIAlphanumeric($0) || "_.-".utf8.contains($0) }
        })

    /// The key of a Kubernetes label: a name of at most 63 characters, perhaps after a DNS name and `/`.
    static let labelKey = NameRule(
        what: "the key of a label",
        pattern: #"^(?![^/]{254})(\#(labelPattern)(\.\#(labelPattern))*/)?\#(labelTextPattern)$"#,
        hint: "write it like 'tier' or 'example.com/tier'",
        allows: { key in
            let parts = key.split(separator: "/", omittingEmptySubsequences: false)
            let isPrefixed =
                parts.count == 2 && parts[0].utf8.count <= 253
                && parts[0].split(separator: ".", omittingEmptySubsequences: false).allSatisfy {
                    isLabel($0, atMost: 63)
                }
            return (parts.count == 1 || isPrefixed) && parts.last.map(isLabelText) == true && parts.last != ""
        })

    /// What a make target's name begins with.
    static let targetPrefix = NameRule(
        what: "the prefix of a Makefile's targets", pattern: "^([A-Za-z0-9][A-Za-z0-9_.-]{0,62})?$",
        hint: "use at most 63 letters, digits, '-', '_' and '.', a letter or digit first",
        allows: { prefix in
            prefix.utf8.count <= 63 && prefix.utf8.first.map(isASCIIAlphanumeric) ?? true
                && prefix.utf8.allSatisfy { isASCIIAlphanumeric($0) || "-_.".utf8.contains($0) }
        })

    /// The value of a Kubernetes label.
    static let labelValue = NameRule(
        what: "the value of a label", pattern: "^(\(labelTextPattern))?$",
        hint: "use at most 63 letters, digits, '-', '_' and '.', a letter or digit at either end",
        allows: { isLabelText($0) })
}

private let labelPattern = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
private let labelTextPattern = "[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?"

private func isLabel(_ name: some StringProtocol, atMost length: Int) -> Bool {
    (1...length).contains(name.utf8.count) && !name.hasPrefix("-") && !name.hasSuffix("-")
        && name.utf8.allSatisfy { isASCIIAlphanumeric($0) && !isASCIIUppercase($0) || $0 == UInt8(ascii: "-") }
}

private func isLabelText(_ text: some StringProtocol) -> Bool {
    let ends = [text.utf8.first, text.utf8.reversed().first].compactMap(\.self)
    return text.utf8.count <= 63 && ends.allSatisfy(isASCIIAlphanumeric)
        && text.utf8.allSatisfy { isASCIIAlphanumeric($0) || "-_.".utf8.contains($0) }
}

func isASCIIAlphanumeric(_ byte: UInt8) -> Bool {
    isASCIIDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
}

func isASCIIDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

private func isASCIIUppercase(_ byte: UInt8) -> Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) }

extension Value {
    /// Text that keeps a rule for names.
    func name(_ rule: NameRule) -> String? {
        guard let name = rule.allowsEmpty ? textOrEmpty() : text() else { return nil }
        if let hint = rule.problem(with: name) {
            error("'\(name)' cannot be \(rule.what)", hint: hint)
            return nil
        }
        return name
    }
}
