/// The text, or as much of its start as fits the width, with an ellipsis at its end.
func truncateEnd(_ text: String, to width: Int, ellipsis: String) -> String {
    if start(of: text, fitting: width).endIndex == text.endIndex { return text }
    return "\(start(of: text, fitting: width - ellipsis.count))\(ellipsis.prefix(max(0, width)))"
}

/// The text, or as much of its end as fits the width, with an ellipsis before it.
func truncateStart(_ text: String, to width: Int, ellipsis: String) -> String {
    if end(of: text, fitting: width).startIndex == text.startIndex { return text }
    return "\(ellipsis.prefix(max(0, width)))\(end(of: text, fitting: width - ellipsis.count))"
}

private func start(of text: String, fitting width: Int) -> Substring {
    var room = width
    return text.prefix { character in
        room -= displayWidth(character)
        return room >= 0
    }
}

private func end(of text: String, fitting width: Int) -> Substring {
    var room = width
    var first = text.endIndex
    while first > text.startIndex {
        let previous = text.index(before: first)
        room -= displayWidth(text[previous])
        if room < 0 { break }
        first = previous
    }
    return text[first...]
}
