/// The medians as bars: one chart of the cases with clusters, one of those of the program alone, each with a scale of
/// its own.
struct Picture {
    /// The picture's text, which follows the reader's choice of light or dark.
    let svg: String

    private static let width = 760.0
    private static let labels = 250.0
    private static let bar = 13.0
    private static let gap = 12.0
    private static let top = 88.0

    init(of results: Results) {
        var y = Self.top
        var elements = ""
        let cases = Case.allCases.filter { $0.unit == .seconds }
        for (heading, hasCluster) in [("envboot up and reset", true), ("the program alone", false)] {
            let rows = cases.filter { ($0.environment != nil) == hasCluster }.compactMap { Row($0, in: results) }
            guard let longest = rows.flatMap(\.bars).map(\.value).max(), longest > 0 else { continue }
            elements += Self.element(at: 20, y, heading, attributes: #" class="title""#)
            y += Self.gap
            for row in rows {
                elements += Self.draw(row, at: y, longest: longest)
                y += Double(row.bars.count) * Self.bar + Self.gap
            }
            y += 2 * Self.gap
        }
        svg = Self.frame(height: y - Self.gap, elements)
    }

    private struct Row {
        let title: String
        let bars: [(contestant: Contestant, value: Double)]

        init?(_ item: Case, in results: Results) {
            title = item.title
            bars = Contestant.allCases.compactMap { contestant in
                results.shown(item, contestant).map { (contestant, $0) }
            }
            if bars.isEmpty { return nil }
        }
    }

    private static func draw(_ row: Row, at y: Double, longest: Double) -> String {
        let middle = y + Double(row.bars.count) * bar / 2 + 4
        var text = element(at: labels - 12, middle, row.title, attributes: #" class="label""#)
        for (index, item) in row.bars.enumerated() {
            let length = max(1, item.value / longest * (width - labels - 90))
            let top = y + Double(index) * bar
            text += """
                <rect class="\(item.contestant.rawValue)" x="\(labels)" y="\(top)" width="\(length.rounded())" \
                height="\(bar - 2)" rx="2"/>

                """
            text += element(at: labels + length.rounded() + 6, top + 9.5, amount(item.value, .seconds))
        }
        return text
    }

    private static func element(at x: Double, _ y: Double, _ text: String, attributes: String = "") -> String {
        let escaped = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
        return "<text x=\"\(x)\" y=\"\(y)\"\(attributes)>\(escaped)</text>\n"
    }

    private static func frame(height: Double, _ elements: String) -> String {
        var legend = ""
        for (index, words) in ["floor: kind or docker alone", "script", "envboot"].enumerated() {
            let x = labels + [0, 200, 280][index]
            legend += """
                <rect class="\(Contestant.allCases[index].rawValue)" x="\(x)" y="44" width="11" height="11" rx="2"/>

                """
            legend += element(at: x + 17, 53.5, words)
        }
        return """
            <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" \
            viewBox="0 0 \(width) \(height)" role="img" aria-label="Medians of envboot, of a script and of the floor">
            <style>
            .page { fill: #ffffff }
            text { font: 12px system-ui, sans-serif; fill: #1f2328 }
            .title { font-size: 15px; font-weight: 600 }
            .label { text-anchor: end }
            .floor { fill: #afb8c1 }
            .script { fill: #bf8700 }
            .envboot { fill: #1a7f37 }
            @media (prefers-color-scheme: dark) {
            .page { fill: #0d1117 }
            text { fill: #e6edf3 }
            .floor { fill: #57606a }
            .script { fill: #d29922 }
            .envboot { fill: #3fb950 }
            }
            </style>
            <rect class="page" width="100%" height="100%" rx="6"/>
            \(element(at: 20, 27, "How long it takes: medians", attributes: #" class="title""#))\
            \(legend)\(elements)</svg>

            """
    }
}
