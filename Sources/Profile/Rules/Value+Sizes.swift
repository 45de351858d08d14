/// The bytes of a Kubernetes quantity such as `1Gi`, `512Mi`, `1.5G` or `1048576`; nil where the text is none. Exponents
/// and thousandths are left out: nobody writes memory like that.
func bytes(quantity text: String) -> Int128? {
    let number = text.prefix { ($0.isASCII && $0.isNumber) || $0 == "." }
    let parts = number.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let unit = unitsOfSize[String(text.dropFirst(number.count))],
        let value = DecimalNumber(whole: parts.first ?? "", fraction: parts.count > 1 ? parts[1] : "")
    else { return nil }
    return value.times(unit)
}

private let unitsOfSize: [String: Int64] = [
    "": 1, "k": 1_000, "M": 1_000_000, "G": 1_000_000_000, "T": 1_000_000_000_000, "P": 1_000_000_000_000_000,
    "Ki": 1 << 10, "Mi": 1 << 20, "Gi": 1 << 30, "Ti": 1 << 40, "Pi": 1 << 50,
]

extension ValueType<Int64> {
    /// An amount of memory in bytes, more than none.
    static var size: Self {
        Self(
            words: "memory",
            schema: .any(of: [
                .text("^(?=.*[1-9])\(DecimalNumber.pattern)(k|M|G|T|P|Ki|Mi|Gi|Ti|Pi)?$"),
                ["type": .string("number"), "exclusiveMinimum": .int(0)],
            ])
        ) { $0.size() }
    }
}

extension Value {
    /// An amount of memory in bytes, more than none.
    fileprivate func size() -> Int64? {
        // A plain number of bytes is a number to YAML.
        guard let text = node.float == nil ? text() : node.text else { return nil }
        guard let bytes = node.float == nil ? bytes(quantity: text) : wholeNumber, bytes > 0 else {
            error("'\(text)' is not an amount of memory", hint: "write it like 512Mi or 1Gi")
            return nil
        }
        guard let size = Int64(exactly: bytes) else {
            error("'\(text)' is more memory than there is")
            return nil
        }
        return size
    }

    /// The number rounded up; nil where it is none, or infinite.
    private var wholeNumber: Int128? {
        if let number = node.int { return Int128(number) }
        // More than there is, whatever it is.
        return node.float.flatMap { $0.isFinite ? Int128(exactly: min($0.rounded(.up), 1e30)) : nil }
    }
}
