import Cluster

extension Environment {
    /// Checks whether this machine can run the environment; changes nothing. Each program may take 5 s, and runs
    /// beside the others.
    ///
    /// - Throws: `CancellationError` alone; whatever else goes wrong is among what is found.
    package func doctor() async throws -> [Finding] {
        let findings = await Doctor(desired: desired, runner: runner, limit: .seconds(5)).findings()
        try Task.checkCancellation()
        return findings
    }
}

extension EnvironmentDiagnosis {
    func check(_ environment: Environment, before plan: Plan, _ observed: Observed) async throws {
        guard plan.steps.contains(where: \.action.isMoreThanWaiting) else { return }
        // A busy machine must not pass for a broken one.
        let doctor = Doctor(desired: environment.desired, runner: environment.runner, limit: .seconds(20))
        let findings = await doctor.findings(before: plan, observed)
        try Task.checkCancellation()
        for warning in findings where warning.level == .warning { environment.events(.warned(warning)) }
        let errors = findings.filter { $0.level == .error }
        if !errors.isEmpty { throw ChecksFailed(findings: errors) }
    }
}

extension Action {
    fileprivate var isMoreThanWaiting: Bool {
        switch self {
        case .waitForAPIServer, .waitForNodes, .waitForAnswers: false
        default: true
        }
    }
}
