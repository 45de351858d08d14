import Reports
import Terminal

/// Numbers as a comparison shows them.
package enum Figures {
    /// Seconds as a person reads them; below a second, as milliseconds.
    package static func time(_ seconds: Double) -> String {
        // Only absurd reports lead to more, which no Duration holds.
        guard seconds < 1e18 else { return "\(seconds)s" }
        return seconds < 0.95 && seconds > 0 ? "\(Int((seconds * 1000).rounded()))ms" : duration(.seconds(seconds))
    }

    /// A share of 1 in per cent.
    package static func percent(_ share: Double) -> String {
        let number = (share * 100).rounded()
        return (Int(exactly: number).map(String.init) ?? "\(number)") + " %"
    }

    /// A factor with one digit behind the point.
    package static func factor(_ number: Double) -> String { decimal(number) }

    /// `1 spec`, `2 specs`
    package static func count(_ number: Int, _ noun: String, _ plural: String? = nil) -> String {
        number == 1 ? "1 \(noun)" : "\(number) \(plural ?? noun + "s")"
    }
}
