import Escaping
import Foundation

/// The text with what no reader would see, or what would end its line, as escapes that YAML and Go have in common.
///
/// - Parameter special: gets a backslash before it.
func escapingHidden(_ text: String, also special: Set<Unicode.Scalar> = []) -> String {
    text.replacingScalars { scalar in
        if special.contains(scalar) { return "\\\(scalar)" }
        if isPrintable(scalar) { return nil }
        return String(format: scalar.value > 0xFFFF ? #"\U%08X"# : #"\u%04X"#, scalar.value)
    }
}
