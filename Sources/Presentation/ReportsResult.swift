import Reports

/// The JSON of a comparison of reports: one suite, or a list of several.
package struct ReportsResult: Encodable {
    private let suites: [ComparisonResult]
    private let onlyInBaseline: [String]
    private let onlyInRun: [String]
    private let isOne: Bool

    private enum CodingKeys: CodingKey {
        case suites, suitesOnlyInBaseline, suitesOnlyInRun
    }

    package init(_ compared: ComparedReports) {
        suites = compared.suites.map(ComparisonResult.init)
        onlyInBaseline = compared.onlyInBaseline.map(\.label)
        onlyInRun = compared.onlyInRun.map(\.label)
        isOne = compared.only != nil
    }

    package func encode(to encoder: any Encoder) throws {
        if isOne, let only = suites.first { return try only.encode(to: encoder) }
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(suites, forKey: .suites)
        try container.encode(onlyInBaseline, forKey: .suitesOnlyInBaseline)
        try container.encode(onlyInRun, forKey: .suitesOnlyInRun)
    }
}
