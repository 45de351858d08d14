extension Node {
    /// What a scalar means by the core schema of YAML 1.2 (section 10.3 of its specification).
    package enum Value: Hashable, Sendable {
        /// `null`, `~` or nothing.
        case null
        /// `true` or `false`; `yes` and `no` are text.
        case bool(Bool)
        /// A whole number: `12`, `012` (also twelve), `0o14`, `0xc`.
        case int(Int)
        /// A number: `1.5`, `1e3`, `.inf`, `.nan`, or a whole one that an `Int` cannot hold.
        case float(Double)
        /// Anything else, and everything that is quoted.
        case string(String)
    }

    /// The scalar's meaning; nil for sequences, mappings, and tags that the core schema does not have or that the text
    /// does not fit.
    package var scalarValue: Value? {
        guard case .scalar(let scalar) = content else { return nil }
        switch tag {
        case nil: return scalar.style == .plain ? .init(plain: scalar.text) : .string(scalar.text)
        case "tag:yaml.org,2002:str": return .string(scalar.text)
        default: return Value(text: scalar.text, tag: tag ?? "")
        }
    }

    /// The text, where the scalar is text: quoted, or plain and nothing else.
    package var string: String? {
        if case .string(let text) = scalarValue { text } else { nil }
    }

    /// The whole number, where the scalar is one.
    package var int: Int? {
        if case .int(let value) = scalarValue { value } else { nil }
    }

    /// The truth value, where the scalar is one.
    package var bool: Bool? {
        if case .bool(let value) = scalarValue { value } else { nil }
    }

    /// The number, where the scalar is one, whole or not.
    package var float: Double? {
        switch scalarValue {
        case .float(let value): value
        case .int(let value): Double(value)
        default: nil
        }
    }

    /// Whether the scalar is `null`, `~` or nothing.
    package var isNull: Bool { scalarValue == .null }
}

extension Node.Value {
    init(plain text: String) {
        self = Self.null(text) ?? Self.bool(text) ?? Self.number(text) ?? .string(text)
    }

    init?(text: String, tag: String) {
        let value: Self? =
            switch tag {
            case "tag:yaml.org,2002:null": Self.null(text)
            case "tag:yaml.org,2002:bool": Self.bool(text)
            case "tag:yaml.org,2002:int": Self.int(text)
            case "tag:yaml.org,2002:float": Self.float(text)
            default: nil
            }
        guard let value else { return nil }
        self = value
    }

    private static func null(_ text: String) -> Self? {
        ["", "~", "null", "Null", "NULL"].contains(text) ? .null : nil
    }

    private static func bool(_ text: String) -> Self? {
        switch text {
        case "true", "True", "TRUE": .bool(true)
        case "false", "False", "FALSE": .bool(false)
        default: nil
        }
    }

    private static func number(_ text: String) -> Self? { int(text) ?? float(text) }

    private static func int(_ text: String) -> Self? {
        if text.hasPrefix("0o") { return digits(text.dropFirst(2), radix: 8) }
        if text.hasPrefix("0x") { return digits(text.dropFirst(2), radix: 16) }
        let unsigned = text.drop(while: sign)
        guard text.utf8.count - unsigned.utf8.count <= 1, unsigned.utf8.first != nil, unsigned.utf8.allSatisfy(isDigit)
        else { return nil }
        return Int(text).map(Self.int)
    }

    private static func digits(_ text: Substring, radix: Int) -> Self? {
        guard text.utf8.first.map(UnicodeScalar.init)?.properties.isASCIIHexDigit == true else { return nil }
        return Int(text, radix: radix).map(Self.int)
    }

    private static func float(_ text: String) -> Self? {
        let unsigned = text.drop(while: sign)
        guard text.utf8.count - unsigned.utf8.count <= 1 else { return nil }
        if [".inf", ".Inf", ".INF"].contains(unsigned) { return .float(text.hasPrefix("-") ? -.infinity : .infinity) }
        if [".nan", ".NaN", ".NAN"].contains(text) { return .float(.nan) }
        guard unsigned.utf8.contains(where: isDigit),
            unsigned.utf8.allSatisfy({ isDigit($0) || ".eE+-".utf8.contains($0) })
        else { return nil }
        return Double(text).map(Self.float)
    }

    private static func sign(_ character: Character) -> Bool { character == "-" || character == "+" }
    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
