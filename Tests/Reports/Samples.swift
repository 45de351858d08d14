import Foundation

@testable import Reports

/// Real reports of Ginkgo's, and runs made up for one rule each.
enum Fixture {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/Fixtures"

    static func runs(_ name: String) throws -> [SuiteRun] { try ReportReader.runs(in: "\(folder)/\(name).json") }

    static func run(_ name: String) throws -> SuiteRun { try runs(name)[0] }

    /// The sources that a fixture's specs stand in: the reports have another folder in front of their names.
    static func marked(_ name: String) throws -> SuiteRun {
        var run = try run(name)
        let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/Suite/"
        func here(_ place: Spec.Place) -> Spec.Place {
            Spec.Place(file: sources + URL(fileURLWithPath: place.file).lastPathComponent, line: place.line)
        }
        for index in run.specs.indices {
            run.specs[index].place = here(run.specs[index].place)
            run.specs[index].containerPlaces = run.specs[index].containerPlaces.map(here)
        }
        var decorators = Decorators()
        return decorators.marking(run)
    }
}

extension Spec {
    /// A spec that passed, `texts` separated by spaces, unless something else is said.
    static func ran(
        _ texts: String, _ process: Int, from start: Double, to end: Double, state: State = .passed,
        serial: Bool? = nil, ordered: Int = 0
    ) -> Spec {
        var spec = Spec()
        spec.identity.texts = texts.split(separator: " ").map(String.init)
        spec.containerPlaces = spec.identity.texts.dropLast().indices.map { Place(file: "/gone.go", line: $0 + 1) }
        spec.process = process
        spec.start = start
        spec.end = end
        spec.state = state
        spec.isSerial = serial
        spec.orderedDepth = ordered
        spec.attempts = state == .skipped || state == .pending ? 0 : 1
        if state.isFailure { spec.failure = Failure(message: "no", place: Place(file: "/gone.go", line: 7)) }
        return spec
    }
}

extension SuiteRun {
    init(procs: Int, seconds: Double, _ specs: [Spec]) {
        self.init()
        self.procs = procs
        self.seconds = seconds
        self.specs = specs
    }
}
