/// A time as Go writes it in JSON (RFC 3339 with up to nine digits of a second's fraction).
enum Timestamp {
    /// Nanoseconds since 1970 in UTC; nil for Go's zero time, which means none, and for what is not a time.
    static func nanoseconds(_ text: String) -> Int? {
        var text = text
        return text.withUTF8 { bytes in
            func number(_ range: Range<Int>) -> Int? {
                guard range.upperBound <= bytes.count else { return nil }
                var number = 0
                for byte in bytes[range] {
                    guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
                    number = number * 10 + Int(byte - UInt8(ascii: "0"))
                }
                return number
            }
            guard let year = number(0..<4), year > 1, let month = number(5..<7), let day = number(8..<10),
                let hour = number(11..<13), let minute = number(14..<16), let second = number(17..<19)
            else { return nil }
            var end = 19
            var fraction = 0
            if end < bytes.count, bytes[end] == UInt8(ascii: ".") {
                let digits = bytes[(end + 1)...].prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }.count
                guard (1...9).contains(digits), let value = number(end + 1..<end + 1 + digits) else { return nil }
                fraction = (digits..<9).reduce(value) { value, _ in value * 10 }
                end += 1 + digits
            }
            var offset = 0
            if end < bytes.count, bytes[end] != UInt8(ascii: "Z") {
                guard let hours = number(end + 1..<end + 3), let minutes = number(end + 4..<end + 6) else { return nil }
                offset = (hours * 60 + minutes) * (bytes[end] == UInt8(ascii: "-") ? -60 : 60)
            }
            let seconds = days(year, month, day) * 86400 + hour * 3600 + minute * 60 + second - offset
            // From the year 2262 on, there are too many.
            let (nanoseconds, isTooLate) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
            return isTooLate ? nil : nanoseconds &+ fraction
        }
    }

    /// Days from 1970-01-01, by counting years from March on, so that a leap day is a year's last.
    private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let year = month <= 2 ? year - 1 : year
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return year * 365 + year / 4 - year / 100 + year / 400 + dayOfYear - 719_468
    }
}
