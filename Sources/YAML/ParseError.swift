/// Why a text could not be read as YAML.
package struct ParseError: Error, Hashable, Sendable {
    /// The kinds of errors.
    package enum Kind: Hashable, Sendable {
        /// The text, as it is or with its aliases replaced, has more bytes than the limit.
        case tooBig
        /// The bytes are not UTF-8.
        case invalidUTF8
        /// The text holds a character that YAML allows only as an escape.
        case controlCharacter
        /// A tab stands where only spaces may indent.
        case tab
        /// The text breaks a rule of YAML.
        case syntax
        /// An alias names an anchor that is not there.
        case undefinedAlias
        /// An alias stands inside of what it names.
        case recursiveAlias
        /// The text, with its aliases replaced, has more nodes than the limit.
        case tooManyNodes
        /// Sequences and mappings are nested deeper than the limit.
        case tooDeep
        /// A mapping has a key twice.
        case duplicateKey
    }

    /// The kind of the error.
    package var kind: Kind
    /// The file, as it was given to ``parse(_:file:limits:duplicateKeys:)``.
    package var file: String
    /// Where the error is.
    package var mark: Mark
    /// Just behind the place, where it has an extent.
    package var end: Mark?
    /// What is wrong, in one line.
    package var message: String
    /// What to do about it.
    package var hint: String?

    /// Makes an error.
    package init(
        kind: Kind, file: String, mark: Mark, end: Mark? = nil, message: String, hint: String? = nil
    ) {
        self.kind = kind
        self.file = file
        self.mark = mark
        self.end = end
        self.message = message
        self.hint = hint
    }
}

extension ParseError: CustomStringConvertible {
    /// `file:line:column: message (hint)`.
    package var description: String {
        "\(file):\(mark.line):\(mark.column): \(message)" + (hint.map { " (\($0))" } ?? "")
    }
}
