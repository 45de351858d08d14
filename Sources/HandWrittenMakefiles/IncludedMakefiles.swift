/// The Makefiles included by another one, as far as they could be read.
package struct IncludedMakefiles: Sendable {
    /// An included Makefile.
    package struct File: Sendable {
        var name: String
        var bytes: [UInt8]
        /// The positions of names in it that could not be read.
        var unread: [Int]

        /// Creates an included file with the name shown in messages.
        package init(name: String, bytes: [UInt8], unread: [Int] = []) {
            (self.name, self.bytes, self.unread) = (name, bytes, unread)
        }
    }

    /// No included Makefiles, and none unread.
    package static let none = IncludedMakefiles([], unread: [])

    private let files: [File]
    /// The positions of lines in the Makefile that name unreadable files.
    private let unread: [Int]

    /// - Parameter unread: the positions of names in the Makefile that could not be read.
    package init(_ files: [File], unread: [Int]) { (self.files, self.unread) = (files, unread) }

    /// The text appended to the Makefile. An empty line ends any open construct.
    var text: [UInt8] { files.flatMap { Self.separator + $0.bytes } }

    private static let separator = Array("\n\n".utf8)

    /// Converts places to lines of their files, each line once.
    ///
    /// - Parameters:
    ///   - places: in the result of the edits, followed by the text of the included files.
    ///   - original: the Makefile before the edits.
    func lines(
        of places: [ReviewPlace], in result: [UInt8], original: [UInt8], _ edits: [FlagEdit]
    ) -> [ReviewLine] {
        let own = edits.original(of: places.filter { $0.offset < result.count })
        var lines = Self.lines(of: own + Self.notRead(unread), in: original, file: nil)
        var start = result.count
        for file in files {
            start += Self.separator.count
            let within = places.filter { $0.offset >= start && $0.offset < start + file.bytes.count }.map { place in
                var place = place
                place.offset -= start
                return place
            }
            lines += Self.lines(of: within + Self.notRead(file.unread), in: file.bytes, file: file.name)
            start += file.bytes.count
        }
        return lines
    }

    private static func notRead(_ offsets: [Int]) -> [ReviewPlace] {
        offsets.map { ReviewPlace(reason: .notRead, offset: $0) }
    }

    private static func lines(of places: [ReviewPlace], in bytes: [UInt8], file: String?) -> [ReviewLine] {
        var counter = LineCounter(bytes)
        var lines: [ReviewLine] = []
        for place in places.sorted(by: { $0.offset < $1.offset }) {
            let line = counter.place(of: place.offset).line
            if lines.last?.line == line { continue }
            lines.append(
                ReviewLine(reason: place.reason, file: file, line: line, text: counter.text, program: place.program))
        }
        return lines
    }
}

extension [FlagEdit] {
    /// The positions before these edits.
    func original(of places: [ReviewPlace]) -> [ReviewPlace] {
        var shift = 0
        var rest = self[...]
        return places.sorted { $0.offset < $1.offset }.map { place in
            while let edit = rest.first, edit.range.lowerBound + shift + edit.new.utf8.count <= place.offset {
                shift += edit.new.utf8.count - edit.range.count
                rest.removeFirst()
            }
            var place = place
            place.offset -= shift
            if let edit = rest.first, place.offset > edit.range.lowerBound { place.offset = edit.range.lowerBound }
            return place
        }
    }
}
