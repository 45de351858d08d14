/// The characters that have a meaning to make or to the shell. Computed, since lazily made constants are slow to read.
package enum Ascii {
    static var nul: UInt8 { 0x00 }
    package static var tab: UInt8 { 0x09 }
    package static var newline: UInt8 { 0x0A }
    static var carriageReturn: UInt8 { 0x0D }
    static var space: UInt8 { 0x20 }
    static var doubleQuote: UInt8 { 0x22 }
    static var hash: UInt8 { 0x23 }
    static var dollar: UInt8 { 0x24 }
    static var ampersand: UInt8 { 0x26 }
    static var singleQuote: UInt8 { 0x27 }
    static var open: UInt8 { 0x28 }
    static var close: UInt8 { 0x29 }
    static var comma: UInt8 { 0x2C }
    package static var dash: UInt8 { 0x2D }
    static var dot: UInt8 { 0x2E }
    static var slash: UInt8 { 0x2F }
    package static var colon: UInt8 { 0x3A }
    static var semicolon: UInt8 { 0x3B }
    static var less: UInt8 { 0x3C }
    package static var equals: UInt8 { 0x3D }
    static var greater: UInt8 { 0x3E }
    static var at: UInt8 { 0x40 }
    static var backslash: UInt8 { 0x5C }
    static var backtick: UInt8 { 0x60 }
    static var openBrace: UInt8 { 0x7B }
    static var bar: UInt8 { 0x7C }
    static var closeBrace: UInt8 { 0x7D }

    static func isBlank(_ byte: UInt8) -> Bool { byte == space || byte == tab || byte == nul || byte == carriageReturn }

    static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }

    /// Whether the byte may stand in the name of a shell variable.
    package static func isName(_ byte: UInt8) -> Bool {
        isDigit(byte) || (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122) || byte == 95
    }
}
