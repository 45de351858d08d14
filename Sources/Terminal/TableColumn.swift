struct TableColumn {
    var width: Int
    let alignsRight: Bool

    init(name: String, cells: [String]) {
        width = ([name] + cells).map { displayWidth($0) }.max() ?? 0
        let values = cells.filter { !$0.isEmpty && $0 != "-" }
        alignsRight = !values.isEmpty && values.allSatisfy { isQuantity($0) }
    }

    func padded(_ cell: String, _ ellipsis: String) -> String {
        let text = truncateEnd(cell, to: width, ellipsis: ellipsis)
        let padding = String(repeating: " ", count: width - displayWidth(text))
        return alignsRight ? padding + text : text + padding
    }
}

/// A number with or without a unit, such as `8081`, `1.8x`, `75%`, `1m 05s`.
private func isQuantity(_ cell: String) -> Bool {
    cell.split(separator: " ").allSatisfy { word in
        let number = word.prefix { $0.isASCII && ($0.isNumber || "+-.".contains($0)) }
        let unit = word[number.endIndex...]
        return Double(number) != nil && unit.allSatisfy { $0.isLetter || $0 == "%" }
    }
}
