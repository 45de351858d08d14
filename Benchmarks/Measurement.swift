/// One value that was measured.
struct Measurement: Codable, Sendable {
    var `case`: Case
    var contestant: Contestant
    /// From 1.
    var round: Int
    var value: Double
    var unit: Unit

    init(_ item: Case, _ contestant: Contestant, round: Int, _ value: Double) {
        self.case = item
        self.contestant = contestant
        self.round = round
        self.value = value
        unit = item.unit
    }
}

/// What a measurement is in.
enum Unit: String, Codable, Sendable {
    case seconds = "s"
    /// Millions of bytes.
    case megabytes = "MB"
}

/// A measurement that could not be made.
struct MissedMeasurement: Codable, Sendable {
    var `case`: Case
    var contestant: Contestant
    var round: Int
    var reason: String
}
