import Reports

/// What running a spec again, alone and with one process, showed.
package struct Confirmation {
    package enum Verdict: String, Encodable {
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

    package let spec: Spec
    /// Whether it passed, each time that it ran.
    package let passes: [Bool]

    package init(spec: Spec, passes: [Bool]) {
        self.spec = spec
        self.passes = passes
    }

    package var verdict: Verdict {
        if passes.isEmpty { return .notRun }
        if !passes.contains(false) { return .parallelOnly }
        return passes.contains(true) ? .flaky : .plainFailure
    }

    var outcomes: String { passes.map { $0 ? "passed" : "failed" }.joined(separator: ", ") }
}
