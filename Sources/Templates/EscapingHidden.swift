import Escaping
import Foundation

/// The text with invisible characters and line breaks as escapes that YAML and Go have in common.
///
/// - Parameter special: characters to escape with a backslash.
func escapingHidden(_ text: String, also special: Set<Unicode.Scalar> = []) -> String {
    text.replacingScalars { scalar in
        if special.contains(scalar) { return "\\\(scalar)" }
        if isPrintable(scalar) { return nil }
        return String(format: scalar.value > 0xFFFF ? #"\U%08X"# : #"\u%04X"#, scalar.value)
    }
}
