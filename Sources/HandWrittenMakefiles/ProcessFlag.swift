/// A flag of ginkgo's that decides the process count, in a Makefile that somebody wrote.
package struct ProcessFlag: Codable, Sendable, Equatable {
    /// The line on which the flag begins, from 1.
    package var line: Int
    /// The byte of that line at which the flag begins, from 1.
    package var column: Int
    /// Where the flag begins in the file, in bytes.
    package var offset: Int
    /// How many bytes the flag takes in the file.
    package var length: Int
    /// The flag as it is written, such as `--procs=4` or `-p`; bytes that are not UTF-8 are shown as U+FFFD.
    package var old: String
    /// What makes it serial, such as `--procs=1`.
    package var new: String

    var range: Range<Int> { offset..<offset + length }
}

extension [ProcessFlag] {
    /// The text with each flag replaced by its serial form. The flags are in order, do not overlap and lie in the text.
    func applied(to bytes: [UInt8]) -> [UInt8] {
        map { FlagEdit(range: $0.range, new: $0.new) }.applied(to: bytes)
    }
}
