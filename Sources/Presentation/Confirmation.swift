import Reports

/// The result of running a spec again alone, with one process.
package struct Confirmation {
    package enum Verdict: String, Encodable {
        case parallelOnly = "parallel-only"
        case flaky
        case plainFailure = "plain-failure"
        case notRun = "not-run"

        var text: String {
            switch self {
            case .parallelOnly: "parallel-only: passes alone"
            case .flaky: "flaky: sometimes passes alone"
            case .plainFailure: "plain failure: fails alone too"
            case .notRun: "unknown: did not run"
            }
        }
    }

    package let spec: Spec
    /// Whether it passed, for each run.
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
