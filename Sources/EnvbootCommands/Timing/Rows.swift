/// Puts what takes time into rows, so that nothing in a row overlaps: each into the first that is free when it begins.
func rows<Element, Time: Comparable>(
    _ elements: [Element], start: (Element) -> Time, end: (Element) -> Time
) -> [[Element]] {
    var rows: [[Element]] = []
    for element in elements.sorted(by: { start($0) < start($1) }) {
        let free = rows.firstIndex { $0.allSatisfy { end($0) <= start(element) } }
        if let free { rows[free].append(element) } else { rows.append([element]) }
    }
    return rows
}
