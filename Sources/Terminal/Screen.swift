import Escaping

/// A stream that a person or a program reads: what it can show, and the way to write to it.
package struct Screen: Sendable {
    /// Whether a person looks at it: the stream is a terminal.
    package let isTerminal: Bool

    /// Whether text may be coloured: it is a terminal, neither dumb nor with `NO_COLOR` set (https://no-color.org).
    package let hasColors: Bool

    /// Whether what was written can be replaced: it is a terminal that is not dumb.
    package let canRedraw: Bool

    /// Whether marks beyond ASCII may be used: the locale's encoding is UTF-8.
    package let hasUnicode: Bool

    /// Whether GitHub's runner reads the output and interprets commands in it.
    let readsWorkflowCommands: Bool

    private let currentSize: @Sendable () -> ScreenSize
    private let output: @Sendable (String) -> Void

    init(
        isTerminal: Bool, environment: [String: String],
        size: @escaping @Sendable () -> ScreenSize, output: @escaping @Sendable (String) -> Void
    ) {
        let isDumb = environment["TERM"] == "dumb"
        self.isTerminal = isTerminal
        canRedraw = isTerminal && !isDumb
        hasColors = canRedraw && environment["NO_COLOR", default: ""].isEmpty
        hasUnicode = hasUnicodeLocale(environment)
        readsWorkflowCommands = environment["GITHUB_ACTIONS"] == "true"
        currentSize = size
        self.output = output
    }

    /// Columns, asked again each time, since a terminal's window can be resized; 80 where it is not known.
    package var width: Int { size.columns }

    /// How this screen's text is coloured.
    package var style: Style { Style(hasColors: hasColors) }

    var size: ScreenSize { currentSize() }

    /// Writes text for a person; blocks if the reader is slow. Styles, line breaks and tabs are kept; anything else
    /// that could control a terminal or reorder text is escaped.
    package func write(_ text: String) { output(shown(text)) }

    /// Writes one line for a person; line breaks in the text are escaped too.
    package func write(line text: String) {
        write(text.replacingScalars { "\n\t".unicodeScalars.contains($0) ? printable(String($0)) : nil } + "\n")
    }

    /// Writes text for a program, which must be quoted for its format. On a terminal it is written like
    /// ``write(_:)``.
    package func write(exact text: String) { output(isTerminal ? shown(text) : text) }

    /// Redraws a part of the terminal; untrusted text in it must be ``printable(_:)``.
    func write(frame: String) { output(frame.replacingScalars { StyleMark.sequence(for: $0) }) }
}

/// The first of these variables that is not empty names the locale:
/// https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap08.html
private func hasUnicodeLocale(_ environment: [String: String]) -> Bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
    let encoding = locale.lowercased()
    return encoding.contains("utf-8") || encoding.contains("utf8")
}
