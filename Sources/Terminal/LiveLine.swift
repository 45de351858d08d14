/// One line of the live region: its text, never wider than its room.
struct LiveLine {
    private(set) var text = ""
    private(set) var width = 0
    private let room: Int
    private let ellipsis: String

    init(room: Int, ellipsis: String) {
        self.room = room
        self.ellipsis = ellipsis
    }

    /// Adds text that must be ``printable(_:)``, cut to what room is left less the columns that are wanted for others.
    mutating func append(_ plain: String, leaving others: Int = 0, style: (String) -> String = { $0 }) {
        let fitting = truncateEnd(plain, to: room - width - others, ellipsis: ellipsis)
        width += displayWidth(fitting)
        text += style(fitting)
    }
}
