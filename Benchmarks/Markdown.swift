import Foundation

extension Results {
    /// The results as tables.
    var markdown: String {
        let day = date.formatted(.iso8601.year().month().day())
        return """
            Measured on \(day) on \(machine.text). Medians of \(rounds) rounds.

            | case | floor | script | envboot |
            | --- | ---: | ---: | ---: |
            \(Case.allCases.compactMap(row).joined(separator: "\n"))

            | envboot's median | is | target | |
            | --- | --- | --- | --- |
            \(comparisons.map(row).joined(separator: "\n"))
            \(missedText)
            """
    }

    private func row(_ item: Case) -> String? {
        let values = Contestant.allCases.map { shown(item, $0) }
        guard values.contains(where: { $0 != nil }) else { return nil }
        let cells = values.map { $0.map { amount($0, item.unit) } ?? "" }
        return "| " + ([item.title] + cells).joined(separator: " | ") + " |"
    }

    private func row(_ compared: Compared) -> String {
        let target = compared.target.map { "at most " + compared.text(of: $0) } ?? ""
        let verdict = compared.isMet.map { $0 ? "met" : "**missed**" } ?? ""
        return "| " + [compared.case.title, compared.text, target, verdict].joined(separator: " | ") + " |"
    }

    private var missedText: String {
        missed.map { "\nNot measured: \($0.case.title), \($0.contestant.rawValue), round \($0.round).\n" }.joined()
    }
}

extension Compared {
    /// What came of it, in words.
    var text: String { isRatio ? "\(text(of: value)) of \(with)" : text(of: value) }

    func text(of value: Double) -> String {
        isRatio ? String(format: value < 1 ? "%.3f" : "%.2f", value) : amount(value, self.case.unit)
    }

    private var isRatio: Bool { Unit(rawValue: with) == nil }
}
