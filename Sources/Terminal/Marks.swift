/// The marks that stand for outcomes and for what is left out.
struct Marks: Sendable {
    let done: String
    let failed: String
    let warning = "!"
    let skipped: String
    let ellipsis: String
    let spinner: [String]

    init(hasUnicode: Bool) {
        done = hasUnicode ? "✓" : "+"
        failed = hasUnicode ? "✗" : "x"
        skipped = "-"
        ellipsis = hasUnicode ? "…" : "..."
        spinner = (hasUnicode ? "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏" : "|/-\\").map { String($0) }
    }
}

extension Screen {
    var marks: Marks { Marks(hasUnicode: hasUnicode) }
}
