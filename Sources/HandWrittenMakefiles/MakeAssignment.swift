/// `NAME op VALUE`, where op is one of `=`, `:=`, `::=`, `:::=`, `?=`, `+=`, `!=`.
struct MakeAssignment {
    var name: String
    var value: Range<Int>
    var appends: Bool
    private var isShell: Bool

    var definition: MakeDefinition { MakeDefinition(value: value, appends: appends, isShell: isShell) }

    init?(_ code: [UInt8], _ range: Range<Int>) {
        guard let sign = range.first(where: { code[$0] == Ascii.equals }) else { return nil }
        var operatorStart = sign
        while operatorStart > range.lowerBound, code[operatorStart - 1] == Ascii.colon { operatorStart -= 1 }
        if operatorStart == sign, sign > range.lowerBound, "?+!".utf8.contains(code[sign - 1]) { operatorStart -= 1 }
        appends = code[operatorStart] == UInt8(ascii: "+")
        isShell = code[operatorStart] == UInt8(ascii: "!")
        var nameEnd = operatorStart
        while nameEnd > range.lowerBound, Ascii.isBlank(code[nameEnd - 1]) { nameEnd -= 1 }
        let nameRange = range.lowerBound..<nameEnd
        guard !nameRange.isEmpty, !nameRange.contains(where: { Self.cannotName(code[$0]) }) else { return nil }
        name = String(decoding: code[nameRange], as: UTF8.self)
        let value = sign + 1..<range.upperBound
        self.value = (value.first { !Ascii.isBlank(code[$0]) } ?? range.upperBound)..<range.upperBound
    }

    /// A name that is computed (`$(X)_FLAGS = -p`) is kept as it is written, but no name has these.
    private static func cannotName(_ byte: UInt8) -> Bool {
        Ascii.isBlank(byte) || byte == Ascii.colon || byte == Ascii.semicolon
    }
}
