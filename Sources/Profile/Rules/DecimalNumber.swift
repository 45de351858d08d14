/// A decimal number without sign or exponent, kept whole: `1.5` is 15 tenths.
struct DecimalNumber {
    private let digits: Int128
    private let scale: Int128

    /// The number as a regular expression of ECMA-262, for editors.
    static let pattern = #"(?!\.?([0-9]\.?){19})([0-9]+(\.[0-9]*)?|\.[0-9]+)"#

    /// Nil where there is no digit at all, or more than any number in a profile has.
    init?(whole: some StringProtocol, fraction: some StringProtocol) {
        let text = String(whole) + String(fraction)
        guard (1...18).contains(text.utf8.count), text.utf8.allSatisfy(isASCIIDigit), let digits = Int128(text) else {
            return nil
        }
        self.digits = digits
        scale = (0..<fraction.utf8.count).reduce(1) { scale, _ in scale * 10 }
    }

    /// The product with a unit, rounded up.
    func times(_ unit: Int64) -> Int128 {
        (digits * Int128(unit) + scale - 1) / scale
    }
}
