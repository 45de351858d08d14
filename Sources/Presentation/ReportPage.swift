import Escaping
import Foundation
import Reports
import Templates

/// The page that shows runs as lanes of bars, and tables below them: one file that needs nothing else.
package struct ReportPage: Encodable {
    package struct Verdict: Encodable {
        var state: Section.Cell.State
        var text: String
    }

    package struct Chart: Encodable {
        var title: String
        var facts: [String]
        /// In seconds, like all times here.
        var duration: Double
        var lanes: [Lane]

        package init(title: String, facts: [String], duration: Double, lanes: [Lane]) {
            self.title = title
            self.facts = facts
            self.duration = duration
            self.lanes = lanes
        }
    }

    package struct Lane: Encodable {
        var name: String
        var busy: Double?
        var idle: Double?
        var bars: [Bar]

        package init(name: String, busy: Double? = nil, idle: Double? = nil, bars: [Bar]) {
            self.name = name
            self.busy = busy
            self.idle = idle
            self.bars = bars
        }
    }

    package struct Bar: Encodable {
        var name: String
        var path: [String]
        var start: Double
        var end: Double
        var state: String
        var marks: [String]
        var place: String?
        var message: String?
        var details: String?

        package init(
            name: String, path: [String] = [], start: Double, end: Double, state: String, marks: [String] = [],
            place: String? = nil, message: String? = nil, details: String? = nil
        ) {
            self.name = name
            self.path = path
            self.start = start
            self.end = end
            self.state = state
            self.marks = marks
            self.place = place
            self.message = message
            self.details = details
        }
    }

    var title: String
    var verdict: Verdict?
    var charts: [Chart]
    var tables: [Section]

    package init(title: String, charts: [Chart], tables: [Section]) {
        self.title = title
        self.charts = charts
        self.tables = tables
    }

    /// The text around the data, cached because splitting is slow.
    private static let parts = (Embedded.templates["report.html"] ?? "").components(separatedBy: "{{{data}}}")

    /// The page's text. The data cannot end its element, whatever a spec is called.
    package func html() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let data = String(decoding: Self.escaped(try encoder.encode(self)), as: UTF8.self)
        let title = title.replacingScalars { $0 == "&" ? "&amp;" : $0 == "<" ? "&lt;" : nil }
        return Self.parts.map { $0.replacing("{{title}}", with: title) }.joined(separator: data)
    }

    /// JSON in which nothing is left that HTML or a script could take for its own. By bytes, since there are many.
    private static func escaped(_ json: Data) -> [UInt8] {
        var escaped: [UInt8] = []
        escaped.reserveCapacity(json.count)
        for byte in json {
            switch UnicodeScalar(byte) {
            case "<": escaped += #"\u003c"#.utf8
            case ">": escaped += #"\u003e"#.utf8
            case "&": escaped += #"\u0026"#.utf8
            default: escaped.append(byte)
            }
        }
        return escaped
    }
}

extension ReportPage {
    /// The page of a comparison.
    package init(_ compared: ComparedReports, tables: [Section]) {
        let charts = compared.suites.filter { $0.hasDetails || compared.only != nil }.flatMap { suite in
            let label = compared.only == nil ? "\(suite.suite), " : ""
            return [
                Chart(label + suite.roles.baseline, suite.baseline, suite.comparison.baseline, suite),
                Chart(label + suite.roles.run, suite.run, suite.comparison.run, suite),
            ]
        }
        self.init(title: compared.title, charts: charts, tables: tables)
        verdict = Verdict(state: compared.state, text: compared.summary)
    }
}

extension ComparedReports {
    /// Good if no criterion is known to be missed.
    fileprivate var state: Section.Cell.State {
        let verdicts = (suites.flatMap(\.criteria) + verdicts).map(\.verdict)
        if verdicts.contains(.fails) || !newFailures.isEmpty { return .bad }
        return obstacles.isEmpty ? .good : .unknown
    }
}

extension ReportPage.Chart {
    fileprivate init(_ role: String, _ named: ComparedRuns.Named, _ run: SuiteRun, _ compared: ComparedRuns) {
        title = "\(role): \(compared.processes(run)), \(Figures.time(run.seconds))"
        let time = Date(timeIntervalSince1970: Double(run.start) / 1e9).formatted(.iso8601)
        facts = [named.name, time, "seed \(run.seed)", named.revision.isEmpty ? "" : "revision \(named.revision)"]
            .filter { !$0.isEmpty }
        duration = run.seconds
        let serial = Set(Phases(run).serial.map(\.identity))
        lanes = Reports.Lane.all(of: run).map { lane in
            ReportPage.Lane(
                name: "process \(lane.process)", busy: lane.busy, idle: lane.idle,
                bars: lane.entries.map { ReportPage.Bar($0, isSerial: serial.contains($0.identity), compared) })
        }
    }
}

extension ReportPage.Bar {
    fileprivate init(_ spec: Spec, isSerial: Bool, _ compared: ComparedRuns) {
        self.init(
            name: spec.identity.texts.last ?? "", path: Array(spec.identity.texts.dropLast()), start: spec.start,
            end: spec.end, state: Self.state(of: spec),
            marks: (isSerial || spec.isSerial == true ? ["Serial"] : []) + (spec.orderedDepth > 0 ? ["Ordered"] : []),
            place: compared.place(spec.place))
        message = spec.failure.map {
            [$0.message, compared.place($0.place)].filter { !$0.isEmpty }.joined(separator: "\n")
        }
        details = spec.attempts > 1 ? "\(spec.attempts) attempts" : nil
    }

    private static func state(of spec: Spec) -> String {
        switch spec.state {
        case _ where spec.isInterrupted: "interrupted"
        case _ where spec.isFailure: "failed"
        case .passed where spec.kind != "It": "setup"
        case .passed where spec.isFlaked: "flaked"
        default: spec.state.rawValue
        }
    }
}
