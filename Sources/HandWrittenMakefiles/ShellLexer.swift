/// Splits text into the words of shell commands, as POSIX has it under "Token Recognition".
struct ShellLexer {
    enum Token {
        case word(ShellWord)
        /// The end of a command: `;`, `&&`, `|`, a bracket, a newline.
        case separator(Separator, Range<Int>)
    }

    enum Separator { case pipe, comment, other }

    private let source: MakeSource
    private let limit: Int
    private var position: Int
    /// Whether the text is within double quotes, with `\"` for a quote.
    private let isQuoted: Bool
    /// Whether a file has been redirected since this was last set to false.
    var isRedirected = false

    init(_ source: MakeSource, _ range: Range<Int>) {
        self.source = source
        limit = range.upperBound
        position = range.lowerBound
        isQuoted = range.lowerBound > 0 && source.code[range.lowerBound - 1] == Ascii.doubleQuote
    }

    mutating func next() -> Token? {
        while position < limit {
            switch source.code[position] {
            case Ascii.space, Ascii.tab, Ascii.nul, Ascii.carriageReturn: position += 1
            case Ascii.hash:
                let start = position
                skipComment()
                return .separator(.comment, start..<position)
            case Ascii.newline, Ascii.semicolon, Ascii.ampersand, Ascii.bar, Ascii.open, Ascii.close:
                if source.code[position] == Ascii.ampersand, peek(1) == Ascii.greater {
                    position += 1
                } else {
                    let start = position
                    let isPipe = source.code[start] == Ascii.bar && peek(1) != Ascii.bar
                    position += isPipe || peek(1) != source.code[start] || source.code[start] != Ascii.bar ? 1 : 2
                    return .separator(isPipe ? .pipe : .other, start..<position)
                }
            case Ascii.less, Ascii.greater: skipRedirection()
            default:
                let word = readWord()
                if !isDescriptor(word) { return .word(word) }
            }
        }
        return nil
    }

    private func peek(_ distance: Int) -> UInt8? {
        position + distance < limit ? source.code[position + distance] : nil
    }

    /// A shell comment ends with its line even where that ends in a backslash (which is NUL here).
    private mutating func skipComment() {
        while let byte = peek(0), byte != Ascii.newline, byte != Ascii.nul { position += 1 }
    }

    private mutating func skipRedirection() {
        let isOutput = peek(0) == Ascii.greater
        var isCopy = false
        while let byte = peek(0), "<>&|".utf8.contains(byte) {
            isCopy = byte == Ascii.ampersand
            position += 1
        }
        while let byte = peek(0), Ascii.isBlank(byte) { position += 1 }
        guard let byte = peek(0), !Self.endsWord(byte) else { return }
        let file = readWord().string
        if isOutput, !isCopy, !file.hasPrefix("/dev/") { isRedirected = true }
    }

    /// The 2 of `2>file`; in quotes it is a word.
    private func isDescriptor(_ word: ShellWord) -> Bool {
        word.isRedirected && word.range.count == 1 && Ascii.isDigit(source.code[word.range.lowerBound])
    }

    private static func endsWord(_ byte: UInt8) -> Bool {
        switch byte {
        case Ascii.space, Ascii.tab, Ascii.carriageReturn, Ascii.newline, Ascii.semicolon, Ascii.ampersand, Ascii.bar,
            Ascii.open, Ascii.close, Ascii.less, Ascii.greater:
            true
        default: false
        }
    }

    private mutating func readWord() -> ShellWord {
        let start = position
        var word = ShellWord(range: start..<start)
        while position < limit {
            let byte = source.code[position]
            if Self.endsWord(byte) { break }
            switch byte {
            case Ascii.nul: position += 1
            case Ascii.singleQuote, Ascii.doubleQuote: readQuoted(byte, into: &word)
            case Ascii.backtick: readBackticks(into: &word)
            case Ascii.dollar: readExpansion(into: &word)
            case Ascii.backslash where isQuoted && peek(1) == Ascii.doubleQuote: readEscapedQuotes(into: &word)
            case Ascii.backslash where position + 1 < limit:
                word.text.append(source.code[position + 1])
                position += 2
            default:
                word.text.append(byte)
                position += 1
            }
        }
        // The NULs of a continuation at its end are not part of it.
        var end = position
        while end > start + 1, source.code[end - 1] == Ascii.nul { end -= 1 }
        word.range = start..<end
        word.isRedirected = peek(0) == Ascii.less || peek(0) == Ascii.greater
        word.isQuoted = word.isQuoted && word.isClosed && source.code[end - 1] == source.code[start]
        return word
    }

    private mutating func readQuoted(_ quote: UInt8, into word: inout ShellWord) {
        let opensWord = position == word.range.lowerBound
        position += 1
        while let byte = peek(0), byte != quote, byte != Ascii.newline || source.isOneShell {
            if byte == Ascii.backtick, quote == Ascii.doubleQuote {
                readBackticks(into: &word)
            } else if byte == Ascii.dollar {
                readExpansion(into: &word)
                // The shell runs nothing within single quotes.
                if quote == Ascii.singleQuote, case .script? = word.expansions.last {
                    word.expansions[word.expansions.count - 1] = .unknown
                }
            } else if byte == Ascii.backslash, quote == Ascii.doubleQuote, position + 1 < limit {
                word.text.append(source.code[position + 1])
                position += 2
            } else {
                if byte != Ascii.nul { word.text.append(byte) }
                position += 1
            }
        }
        if peek(0) == quote { position += 1 } else { word.isClosed = false }
        word.isQuoted = opensWord && (position == limit || Self.endsWord(source.code[position]) || peek(0) == Ascii.nul)
    }

    /// `\"...\"` within double quotes.
    private mutating func readEscapedQuotes(into word: inout ShellWord) {
        position += 2
        while let byte = peek(0), byte != Ascii.newline {
            if byte == Ascii.backslash, peek(1) == Ascii.doubleQuote {
                position += 2
                return
            }
            if byte == Ascii.dollar {
                readExpansion(into: &word)
            } else {
                word.text.append(byte)
                position += 1
            }
        }
        word.isClosed = false
    }

    private mutating func readBackticks(into word: inout ShellWord) {
        position += 1
        let start = position
        while let byte = peek(0), byte != Ascii.backtick, byte != Ascii.newline { position += 1 }
        if peek(0) == Ascii.backtick {
            word.expansions.append(.script(start..<position))
            position += 1
        } else {
            word.expansions.append(.unknown)
            word.isClosed = false
        }
        word.text.append(ShellWord.placeholder)
    }

    private mutating func readExpansion(into word: inout ShellWord) {
        if let (expansion, end) = source.expansion(at: position, before: limit) {
            word.expansions.append(expansion)
            position = end
        } else {
            word.isClosed = false
            word.expansions.append(.unknown)
            position = limit
        }
        word.text.append(ShellWord.placeholder)
    }
}
