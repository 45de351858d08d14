import Reports
import Terminal

/// What running a spec again, alone and with one process, showed.
struct Confirmation {
    enum Verdict: String, Encodable {
        case parallelOnly = "parallel-only"
        case flaky
        case plainFailure = "plain-failure"
        case notRun = "not-run"

        var text: String {
            switch self {
            case .parallelOnly: "parallel-only: it passes alone"
            case .flaky: "flaky: alone, it passes at times"
            case .plainFailure: "a plain failure: it fails alone too"
            case .notRun: "not known: it did not run"
            }
        }
    }

    let spec: Spec
    /// Whether it passed, each time that it ran.
    let passes: [Bool]

    var verdict: Verdict {
        if passes.isEmpty { return .notRun }
        if !passes.contains(false) { return .parallelOnly }
        return passes.contains(true) ? .flaky : .plainFailure
    }

    var outcomes: String { passes.map { $0 ? "passed" : "failed" }.joined(separator: ", ") }

    /// How often each spec is run, to tell what fails always from what fails at times.
    private static let times = 3

    /// Runs each spec again by itself.
    static func all(of specs: [Spec], by target: MakeTarget, in context: Context) async throws -> [Confirmation] {
        let display = StepDisplay(screen: context.errors, quiet: context.options.isQuiet)
        return try await display.run {
            var confirmations: [Confirmation] = []
            for spec in specs { confirmations.append(try await Confirmation(of: spec, by: target, on: display)) }
            return confirmations
        }
    }
}

extension Confirmation {
    /// Runs a spec again, by itself and with one process.
    private init(of spec: Spec, by target: MakeTarget, on display: StepDisplay) async throws {
        self.spec = spec
        var passes: [Bool] = []
        // What runs before and after all specs cannot be run by itself.
        for _ in 0..<(spec.kind == "It" ? Self.times : 0) {
            // Once it has both passed and failed, nothing more is to be learnt.
            if Set(passes).count == 2 { break }
            let title = "running again: \(spec.identity.text)"
            let run = try await target.run(procs: 1, focus: spec.focus, as: title, on: display)
            guard let again = run.specs.first(where: { $0.identity == spec.identity && $0.isRun }) else { continue }
            passes.append(!again.state.isFailure)
        }
        self.passes = passes
    }
}

extension Spec {
    /// A regular expression, as Go has them, for this spec alone; of one in an Ordered container, for the container,
    /// whose specs need each other. Ginkgo matches it against the suite's description with the texts.
    var focus: String {
        let isOrdered = orderedDepth > 0
        let texts = isOrdered ? Array(identity.texts.prefix(orderedDepth)) : identity.texts
        let escaped = texts.joined(separator: " ").reduce(into: "") { result, character in
            if #"\.+*?()|[]{}^$"#.contains(character) { result += "\\" }
            result.append(character)
        }
        return escaped + (isOrdered ? " " : "$")
    }
}
