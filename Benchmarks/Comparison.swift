/// What a case's median is compared with, and how large it may be.
struct Comparison: Sendable {
    /// Whose median envboot's is divided by.
    struct Reference: Sendable, Equatable {
        var item: Case
        var contestant: Contestant
    }

    let item: Case
    /// What the value is compared with, in words.
    let words: String
    /// Nil where the median itself is looked at.
    var reference: Reference?
    /// How large the ratio, or the median itself, may be; nil where no target was set.
    var limit: Double?

    static let all: [Comparison] =
        [
            .init(.cold, of: "the floor", .coldBuilt, .floor, atMost: 1.20),
            .init(.cold, of: "the script", .cold, .script, atMost: 0.88),
            .init(.coldBuilt, of: "the floor", .coldBuilt, .floor, atMost: 1.08),
            .init(.coldBuilt, of: "the script", .coldBuilt, .script),
            .init(.converged, of: "kubectl get beside docker ps", .converged, .floor, atMost: 1.5),
            .init(.converged, of: "the script", .converged, .script, atMost: 0.12),
            .init(.changedManifest, of: "the script", .changedManifest, .script),
            .init(.changedImage, of: "the script", .changedImage, .script, atMost: 0.6),
            .init(.stopped, of: "docker start until the ports answer", .stopped, .floor),
            .init(.stopped, of: "the script without a cluster", .coldBuilt, .script, atMost: 0.10),
            .init(.reset, of: "the script without a cluster", .coldBuilt, .script, atMost: 0.25),
            .init(.memoryUp, atMost: 60),
        ]
        + [.oneNode, .threeNodes].flatMap { item in
            [
                .init(item, of: "the floor", item, .floor, atMost: 1.08),
                .init(item, of: "the script", item, .script),
            ]
        }
        + [.oneService, .oneServiceConverged, .twentyServices, .twentyServicesConverged].map { item in
            .init(item, of: "the script", item, .script)
        }
        + [
            .init(.version, of: "docker --version", .version, .floor, atMost: 2),
            .init(.procs, of: "docker --version", .procs, .floor, atMost: 2),
            .init(.validate1000, atMost: 0.3),
            .init(.validate2000, of: "that of 1,000 services", .validate1000, .envboot, atMost: 2.3),
            .init(.makefile1000, atMost: 0.3),
            .init(.makefile2000, of: "that of 1,000 services", .makefile1000, .envboot, atMost: 2.3),
            .init(.memoryValidate, atMost: 60),
        ]

    private init(_ item: Case, of words: String, _ other: Case, _ contestant: Contestant, atMost limit: Double? = nil) {
        self.item = item
        self.words = words
        reference = Reference(item: other, contestant: contestant)
        self.limit = limit
    }

    private init(_ item: Case, atMost limit: Double) {
        self.item = item
        words = item.unit.rawValue
        self.limit = limit
    }
}

/// What came of a comparison.
struct Compared: Codable, Sendable {
    var `case`: Case
    /// What the value is compared with, in words; a unit where the median itself is looked at.
    var with: String
    var value: Double
    var target: Double?
    /// Whether the value is at most the target; nil where there is none.
    var isMet: Bool?

    /// - Parameter median: the median of a case and contestant, where there is one.
    init?(_ comparison: Comparison, median: (Case, Contestant) -> Double?) {
        guard let own = median(comparison.item, .envboot) else { return nil }
        var value = own
        if let reference = comparison.reference {
            guard let other = median(reference.item, reference.contestant), other > 0 else { return nil }
            value = own / other
        }
        self.case = comparison.item
        with = comparison.words
        self.value = value
        target = comparison.limit
        isMet = comparison.limit.map { value <= $0 }
    }
}
