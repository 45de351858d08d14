extension Duration {
    /// A duration as Go writes it, such as `1h30m` or `1.5s`; nil where the text is none, or is longer than 292 years.
    init?(go text: String) {
        guard let nanoseconds = Self.nanoseconds(go: text), nanoseconds <= Int64.max else { return nil }
        self = .nanoseconds(Int64(nanoseconds))
    }

    fileprivate static func nanoseconds(go text: String) -> Int128? {
        guard text.unicodeScalars.count <= longestText else { return nil }
        var rest = text[...]
        var nanoseconds: Int128 = 0
        repeat {
            let whole = rest.prefix { $0.isASCII && $0.isNumber }
            rest = rest.dropFirst(whole.count)
            var fraction: Substring = ""
            if rest.first == "." {
                fraction = rest.dropFirst().prefix { $0.isASCII && $0.isNumber }
                rest = rest.dropFirst(1 + fraction.count)
            }
            let unit = rest.prefix { !($0.isASCII && $0.isNumber) && $0 != "." }
            rest = rest.dropFirst(unit.count)
            guard let number = DecimalNumber(whole: whole, fraction: fraction), let size = units[String(unit)]
            else { return nil }
            nanoseconds += number.times(size)
        } while !rest.isEmpty
        return nanoseconds
    }

    fileprivate static let longestText = 100

    private static let units: [String: Int64] = [
        "ns": 1, "us": 1_000, "µs": 1_000, "μs": 1_000, "ms": 1_000_000, "s": 1_000_000_000, "m": 60_000_000_000,
        "h": 3_600_000_000_000,
    ]
}

extension ValueType<Duration> {
    static var duration: Self {
        Self(
            words: "duration",
            schema: .text("^(?=.*[1-9])(\(DecimalNumber.pattern)(ns|us|µs|μs|ms|s|m|h))+$")
                + ["maxLength": .int(Duration.longestText)]
        ) { $0.duration() }
    }
}

extension Value {
    /// A duration longer than nothing.
    fileprivate func duration() -> Duration? {
        let example = "write it like 90s, 10m or 1h30m"
        if let number = node.float {
            error(
                "a duration needs a unit",
                hint: number > 0 ? "write \(node.text ?? "")s or \(node.text ?? "")m" : example)
            return nil
        }
        guard let text = text() else { return nil }
        guard let nanoseconds = Duration.nanoseconds(go: text) else {
            error("'\(text)' is not a duration", hint: example)
            return nil
        }
        guard nanoseconds > 0 else {
            error("a duration must be longer than nothing", hint: example)
            return nil
        }
        guard nanoseconds <= Int64.max else {
            error("'\(text)' is longer than 292 years")
            return nil
        }
        return .nanoseconds(Int64(nanoseconds))
    }
}
