import ArgumentParser
import Cluster
import ContainerTools
import Diagnosis
import Terminal

struct DoctorCommand: ProfileCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Check whether this machine can run the environment.",
        discussion: """
            Looks at Docker, its CPUs, memory, disk and kernel, at the programs' versions, the ports, the kubeconfig and \
            the registries of images that have to be pulled. Ends with status 69 where up would fail.

            Examples:
              envboot doctor
              envboot doctor --output json
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var version: VersionOptions

    var chosenKubernetes: String? { version.kubernetes }

    func run(in context: Context) async throws {
        let findings = try await context.environment(needsCharts: false).doctor()
        if context.options.isJSON {
            try context.print(json: findings)
        } else {
            show(findings, in: context)
        }
        if findings.contains(where: { $0.level == .error }) { throw ReportedFailure(status: Status.unavailable) }
    }

    private func show(_ findings: [Finding], in context: Context) {
        let lines = CheckLines(for: context.output)
        for finding in findings where finding.level != .ok || !context.options.isQuiet {
            context.output.write(lines.text(finding.outcome, finding.title, notes: finding.notes))
        }
        if context.options.isQuiet { return }
        let (errors, warnings) = (count(.error, findings), count(.warning, findings))
        let summary =
            switch (errors, warnings) {
            case (0, 0): "no blocking problems"
            case (0, _): "no blocking problems; \(warnings) \(warnings == 1 ? "warning" : "warnings")"
            default: "up would fail; errors: \(errors), warnings: \(warnings)"
            }
        context.output.write(line: summary)
    }

    private func count(_ level: Finding.Level, _ findings: [Finding]) -> Int {
        findings.count { $0.level == level }
    }
}

extension Finding {
    fileprivate var outcome: CheckLines.Outcome {
        switch level {
        case .ok: .done
        case .warning: .warning
        case .error: .failed
        }
    }
}
