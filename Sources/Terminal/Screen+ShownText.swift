import Escaping

extension Screen {
    /// The text as shown on this screen: with styles and line breaks, and every other scalar that could control a
    /// terminal or reorder text escaped as in ``printable(_:)``.
    func shown(_ text: String) -> String {
        if text.utf8.allSatisfy({ (0x20..<0x7f).contains($0) || $0 == UInt8(ascii: "\n") }) {
            return withoutCommands(text)
        }
        return withoutCommands(
            text.replacingScalars { scalar in
                if "\n\t".unicodeScalars.contains(scalar) { return nil }
                if hasColors, let sequence = StyleMark.sequence(for: scalar) { return sequence }
                return isPrintable(scalar) ? nil : printable(String(scalar))
            })
    }

    private func withoutCommands(_ text: String) -> String {
        readsWorkflowCommands ? withoutWorkflowCommands(text) : text
    }
}
