/// A value of a dotenv file. Single quotes are literal to every reader of such files, but none lets them hold a single
/// quote.
public func dotenvValue(_ value: String) -> String {
    guard value.hasScalar(of: "'") else { return "'\(value)'" }
    return "\"" + value.replacingScalars { "\\\"$`".unicodeScalars.contains($0) ? "\\\($0)" : nil } + "\""
}
