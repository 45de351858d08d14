/// A value of a dotenv file. Every reader takes single-quoted text literally, but none supports a single quote in it.
/// Such a value gets double quotes.
package func dotenvValue(_ value: String) -> String {
    guard value.hasScalar(of: "'") else { return "'\(value)'" }
    return "\"" + value.replacingScalars { "\\\"$`".unicodeScalars.contains($0) ? "\\\($0)" : nil } + "\""
}
