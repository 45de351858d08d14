/// Reads JSON value by value, so that a report of any size takes little memory and nothing is decoded that nobody asks
/// for. `null` is read as the empty value of what is asked for: Go writes it for empty lists (RFC 8259 for the rest).
struct JSONReader {
    private var source: ByteSource

    init(_ source: ByteSource) { self.source = source }

    /// How many bytes have been read.
    var position: Int { source.position }

    /// Calls `each` with every key of an object; it has to read or skip the value.
    mutating func object(_ each: (inout JSONReader, String) throws -> Void) throws {
        guard try opens("{", "an object") else { return }
        if try takes("}") { return }
        repeat {
            let key = try string()
            try expect(":")
            try each(&self, key)
        } while try takes(",")
        try expect("}")
    }

    /// Calls `each` for every item of a list; it has to read or skip the item.
    mutating func array(_ each: (inout JSONReader) throws -> Void) throws {
        guard try opens("[", "a list") else { return }
        if try takes("]") { return }
        repeat { try each(&self) } while try takes(",")
        try expect("]")
    }

    mutating func strings() throws -> [String] {
        var strings: [String] = []
        try array { strings.append(try $0.string()) }
        return strings
    }

    mutating func string() throws -> String {
        guard try opens("\"", "a text") else { return "" }
        var bytes: [UInt8] = []
        try stringBytes {
            bytes += $0
        } escape: {
            bytes += $0
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A whole number; of one with a fraction, its whole part.
    mutating func integer() throws -> Int {
        let text = try literal()
        if text == "null" { return 0 }
        guard let number = Int(text) ?? Double(text).flatMap({ Int(exactly: $0.rounded(.towardZero)) }) else {
            throw SyntaxError.unexpected("a number", position)
        }
        return number
    }

    /// A process count, or of one of them; what is less than 1 is the only one.
    mutating func process() throws -> Int {
        let number = try integer()
        guard number <= Self.maxProcesses else { throw SyntaxError.unexpected("a process count", position) }
        return max(1, number)
    }

    /// More than this no machine runs.
    private static let maxProcesses = 4096

    mutating func bool() throws -> Bool {
        switch try literal() {
        case "true": true
        case "false", "null": false
        default: throw SyntaxError.unexpected("true or false", position)
        }
    }

    /// Reads past a value of any kind.
    mutating func skip() throws {
        var depth = 0
        repeat {
            switch try token() {
            case "{", "[": depth += 1
            case "}", "]": depth -= 1
            case "\"":
                try stringBytes { _ in
                } escape: { _ in
                }
            case ",", ":": break
            default: _ = try literal()
            }
            guard depth >= 0, depth < Self.maxDepth else { throw SyntaxError.unexpected("a value", position) }
        } while depth > 0
    }

    private static let maxDepth = 1000

    /// What comes after the value, besides white space.
    mutating func isAtEnd() throws -> Bool { try peek() == nil }

    /// The next byte that is not white space, which stays; nil at the end.
    mutating func peek() throws -> UInt8? {
        while let byte = try source.peek() {
            guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return byte }
            _ = try source.next()
        }
        return nil
    }

    /// Takes punctuation; what begins a literal stays.
    private mutating func token() throws -> UnicodeScalar {
        guard let byte = try peek() else { throw SyntaxError.endsEarly(position) }
        let scalar = UnicodeScalar(byte)
        if "{}[]\",:".unicodeScalars.contains(scalar) { _ = try source.next() }
        return scalar
    }

    /// Takes the beginning of a value; false where the value is null.
    private mutating func opens(_ scalar: UnicodeScalar, _ what: String) throws -> Bool {
        guard let byte = try peek() else { throw SyntaxError.endsEarly(position) }
        if byte == UInt8(ascii: scalar) {
            _ = try source.next()
            return true
        }
        guard byte == UInt8(ascii: "n"), try literal() == "null" else { throw SyntaxError.unexpected(what, position) }
        return false
    }

    private mutating func takes(_ scalar: UnicodeScalar) throws -> Bool {
        guard try peek() == UInt8(ascii: scalar) else { return false }
        _ = try source.next()
        return true
    }

    private mutating func expect(_ scalar: UnicodeScalar) throws {
        if try takes(scalar) { return }
        guard try peek() != nil else { throw SyntaxError.endsEarly(position) }
        throw SyntaxError.unexpected("'\(scalar)'", position)
    }

    /// A number, a truth value or null, as it is written.
    private mutating func literal() throws -> String {
        var bytes: [UInt8] = []
        _ = try peek()
        while let byte = try source.peek(), Self.isOfLiteral(byte), bytes.count < 64 {
            bytes.append(byte)
            _ = try source.next()
        }
        if bytes.isEmpty {
            guard try source.peek() != nil else { throw SyntaxError.endsEarly(position) }
            throw SyntaxError.unexpected("a value", position)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func isOfLiteral(_ byte: UInt8) -> Bool {
        switch UnicodeScalar(byte) {
        case "a"..."z", "A"..."Z", "0"..."9", "+", "-", ".": true
        default: false
        }
    }

    /// Reads a string from behind its first quote to behind its last one.
    private mutating func stringBytes(
        _ plain: (ArraySlice<UInt8>) -> Void, escape: ([UInt8]) -> Void
    ) throws {
        while true {
            try source.take(upTo: UInt8(ascii: "\""), or: UInt8(ascii: "\\"), plain)
            guard let byte = try source.next() else { throw SyntaxError.endsEarly(position) }
            if byte == UInt8(ascii: "\"") { return }
            escape(try escaped())
        }
    }

    private mutating func escaped() throws -> [UInt8] {
        guard let byte = try source.next() else { throw SyntaxError.endsEarly(position) }
        switch UnicodeScalar(byte) {
        case "n": return [0x0A]
        case "t": return [0x09]
        case "r": return [0x0D]
        case "b": return [0x08]
        case "f": return [0x0C]
        case "\"", "\\", "/": return [byte]
        case "u": return Array(String(try escapedScalar()).utf8)
        default: throw SyntaxError.unexpected("an escape sequence", position)
        }
    }

    /// A character written as `\u`; of those beyond 16 bits, as two.
    private mutating func escapedScalar() throws -> UnicodeScalar {
        let unit = try codeUnit()
        if let scalar = UnicodeScalar(unit) { return scalar }
        guard unit < 0xDC00, try source.peek() == UInt8(ascii: "\\") else { return "\u{FFFD}" }
        _ = try source.next()
        guard try source.next() == UInt8(ascii: "u") else {
            throw SyntaxError.unexpected("the second half of a character", position)
        }
        let second = UInt32(try codeUnit())
        guard (0xDC00..<0xE000).contains(second) else { return "\u{FFFD}" }
        return UnicodeScalar(0x10000 + (UInt32(unit) - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}"
    }

    private mutating func codeUnit() throws -> UInt16 {
        var unit: UInt16 = 0
        for _ in 0..<4 {
            guard let byte = try source.next() else { throw SyntaxError.endsEarly(position) }
            guard let digit = Character(UnicodeScalar(byte)).hexDigitValue else {
                throw SyntaxError.unexpected("a hexadecimal digit", position)
            }
            unit = unit << 4 | UInt16(digit)
        }
        return unit
    }
}

/// Why a text is no JSON, and at which byte.
enum SyntaxError: Error {
    case endsEarly(Int)
    /// What was expected there.
    case unexpected(String, Int)
}
