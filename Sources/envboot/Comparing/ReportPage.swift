import Foundation
import Reports
import Templates

/// The page that shows runs as lanes of bars, and tables below them: one file that needs nothing else.
struct ReportPage: Encodable {
    struct Verdict: Encodable {
        var state: Section.Cell.State
        var text: String
    }

    struct Chart: Encodable {
        var title: String
        var facts: [String]
        /// In seconds, like all times here.
        var duration: Double
        var lanes: [Lane]
    }

    struct Lane: Encodable {
        var name: String
        var busy: Double?
        var idle: Double?
        var bars: [Bar]
    }

    struct Bar: Encodable {
        var name: String
        var path: [String]
        var start: Double
        var end: Double
        var state: String
        var marks: [String]
        var place: String?
        var message: String?
        var details: String?
    }

    var title: String
    var verdict: Verdict?
    var charts: [Chart]
    var tables: [Section]

    /// The page's text. The data cannot end its element, whatever a spec is called.
    func html() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let data = String(decoding: Self.escaped(try encoder.encode(self)), as: UTF8.self)
        let title = title.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
        let parts = (Embedded.templates["report.html"] ?? "").components(separatedBy: "{{{data}}}")
        return parts.map { $0.replacing("{{title}}", with: title) }.joined(separator: data)
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
    init(_ compared: ComparedRuns, tables: [Section]) {
        self.tables = tables
        title = compared.title
        let isGood = compared.criteria.allSatisfy { $0.verdict != .fails }
        verdict = Verdict(state: isGood ? .good : .bad, text: compared.summary)
        charts = [
            ("baseline", compared.baseline, compared.comparison.baseline),
            ("run", compared.run, compared.comparison.run),
        ]
        .map { role, named, run in Chart(role, named, run, compared) }
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
        name = spec.identity.texts.last ?? ""
        path = Array(spec.identity.texts.dropLast())
        start = spec.start
        end = spec.end
        state = Self.state(of: spec)
        marks = (isSerial || spec.isSerial == true ? ["Serial"] : []) + (spec.orderedDepth > 0 ? ["Ordered"] : [])
        place = compared.place(spec.place)
        message = spec.failure.map {
            [$0.message, compared.place($0.place)].filter { !$0.isEmpty }.joined(separator: "\n")
        }
        details = spec.attempts > 1 ? "\(spec.attempts) attempts" : nil
    }

    private static func state(of spec: Spec) -> String {
        switch spec.state {
        case .interrupted, .aborted: "interrupted"
        case let state where state.isFailure: "failed"
        case .passed where spec.kind != "It": "setup"
        case .passed where spec.isFlaked: "flaked"
        default: spec.state.rawValue
        }
    }
}
