import Reports
import Terminal

/// Formats numbers for comparisons.
package enum Figures {
    /// Human-readable seconds, or milliseconds below one second.
    package static func time(_ seconds: Double) -> String {
        // Larger values, from absurd reports only, overflow Duration.
        guard seconds < 1e18 else { return "\(seconds)s" }
        return seconds < 0.95 && seconds > 0 ? "\(Int((seconds * 1000).rounded()))ms" : duration(.seconds(seconds))
    }

    /// A fraction as a percentage.
    package static func percent(_ share: Double) -> String {
        let number = (share * 100).rounded()
        return (Int(exactly: number).map(String.init) ?? "\(number)") + " %"
    }

    /// A factor with one decimal digit.
    package static func factor(_ number: Double) -> String { decimal(number) }

    /// `1 spec`, `2 specs`
    package static func count(_ number: Int, _ noun: String, _ plural: String? = nil) -> String {
        number == 1 ? "1 \(noun)" : "\(number) \(plural ?? noun + "s")"
    }
}
