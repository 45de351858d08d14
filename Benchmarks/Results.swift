import Foundation

/// All that a run of the benchmark found, as `results.json` has it.
struct Results: Codable, Sendable {
    struct Median: Codable, Sendable {
        var `case`: Case
        var contestant: Contestant
        var value: Double
        var unit: Unit
        /// Of how many measurements.
        var count: Int
    }

    let machine: Machine
    let date: Date
    let rounds: Int
    let measurements: [Measurement]
    let missed: [MissedMeasurement]
    let medians: [Median]
    let comparisons: [Compared]

    init(
        machine: Machine, date: Date, rounds: Int, measurements: [Measurement], missed: [MissedMeasurement]
    ) {
        self.machine = machine
        self.date = date
        self.rounds = rounds
        self.measurements = measurements
        self.missed = missed
        let medians = Self.medians(of: measurements)
        self.medians = medians
        comparisons = Comparison.all.compactMap { comparison in
            Compared(comparison) { item, contestant in
                medians.first { $0.case == item && $0.contestant == contestant }?.value
            }
        }
    }

    private static func medians(of measurements: [Measurement]) -> [Median] {
        Case.allCases.flatMap { item in
            Contestant.allCases.compactMap { contestant in
                let values = measurements.filter { $0.case == item && $0.contestant == contestant }.map(\.value)
                return values.median.map {
                    Median(case: item, contestant: contestant, value: $0, unit: item.unit, count: values.count)
                }
            }
        }
    }

    func median(_ item: Case, _ contestant: Contestant) -> Double? {
        medians.first { $0.case == item && $0.contestant == contestant }?.value
    }

    /// What is shown beside envboot's median of a case: the contestant's own, or where it takes no part in that case,
    /// its median of the one that envboot's is compared with.
    func shown(_ item: Case, _ contestant: Contestant) -> Double? {
        if let own = median(item, contestant) { return own }
        let references = Comparison.all.filter { $0.item == item }.compactMap(\.reference)
        let reference = references.first { $0.contestant == contestant }
        return median(item, .envboot) == nil ? nil : reference.flatMap { median($0.item, contestant) }
    }

    /// The results as JSON that people can read.
    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .iso8601
        return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
    }
}

extension [Double] {
    /// The value in the middle, or the mean of the two that are; nil where there is none.
    var median: Double? {
        guard !isEmpty else { return nil }
        let sorted = sorted()
        let middle = count / 2
        return count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
    }
}
