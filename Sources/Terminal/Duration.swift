/// A duration as a person reads it: `0.4s`, `12.3s`, `1m 05s`, `1h 02m`. A negative one is shown as `0.0s`.
package func duration(_ duration: Duration) -> String {
    let tenths = Int((max(duration, .zero) / .milliseconds(100)).rounded())
    return tenths < 600 ? "\(tenths / 10).\(tenths % 10)s" : wholeSeconds(duration)
}

/// The same without tenths, for a time that is still running: `12s`.
func wholeSeconds(_ duration: Duration) -> String {
    let seconds = Int((max(duration, .zero) / .seconds(1)).rounded())
    switch seconds {
    case ..<60: return "\(seconds)s"
    case ..<3600: return "\(seconds / 60)m \(twoDigits(seconds % 60))s"
    default: return "\(seconds / 3600)h \(twoDigits(seconds / 60 % 60))m"
    }
}

private func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
