import ContainerTools
import Programs

extension Applier {
    /// The Jobs among manifests that are in the cluster already: what they run cannot be changed, only run again.
    func jobsToReplace(_ manifests: [Manifest]) -> [ObjectKey] {
        manifests.map(\.key).filter { $0.isJob && observed.contents?.objects[$0] != nil }
    }

    /// Waits until a Job has ended well, and fails at once where it has not, or cannot.
    func waitForEnd(of job: Manifest, timeout: Duration) async throws {
        try await whileHopeful(job, timeout: timeout) {
            let isOver = try await kubectl.watch(job.key, as: JobWatch.format, timeout: timeout) { line in
                try JobWatch.hasEnded(job.key, line)
            }
            if !isOver { throw FailedJob(job: job.key, reason: "kubectl stopped watching it") }
        }
    }

    /// Waits until what the profile asks for besides a service's pods holds.
    func waitForConditions(of service: DesiredService) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for condition in service.conditions {
                group.addTask { try await waitFor(condition, timeout: service.timeout) }
            }
            try await group.waitForAll()
        }
    }

    /// kubectl does not wait for an object that is not there yet, such as one that an operator is about to make.
    private func waitFor(_ condition: DesiredService.ObjectCondition, timeout: Duration) async throws {
        let deadline = ContinuousClock.now + timeout
        while true {
            do {
                let left = max(deadline - .now, .seconds(1))
                return try await kubectl.wait(for: condition.condition, condition.arguments, timeout: left)
            } catch let error as ProgramError where error.isAboutMissingObject && .now < deadline {
                try await Task.sleep(for: .milliseconds(500))
            }
        }
    }
}

/// What a watch of a Job tells.
private enum JobWatch {
    /// A line for each change: the conditions that hold, each with its reason and message.
    static let format =
        #"go-template={{range .status.conditions}}{{if eq .status "True"}}{{.type}}{{"\u001f"}}"#
        + #"{{with .reason}}{{.}}{{end}}{{"\u001f"}}{{with .message}}{{.}}{{end}}{{"\u001f"}}{{end}}{{end}}{{"\n"}}"#

    /// https://kubernetes.io/docs/concepts/workloads/controllers/job/#terminal-job-conditions
    static func hasEnded(_ job: ObjectKey, _ line: String) throws -> Bool {
        let fields = line.split(separator: "\u{1f}", omittingEmptySubsequences: false).map(String.init)
        if let failed = fields.firstIndex(of: "Failed") {
            let reason = fields.dropFirst(failed + 1).prefix(2).filter { !$0.isEmpty }.joined(separator: ": ")
            throw FailedJob(job: job, reason: reason)
        }
        return fields.contains("Complete")
    }
}

/// A Job that did not end well.
struct FailedJob: Error, CustomStringConvertible {
    let job: ObjectKey
    /// As Kubernetes has it.
    let reason: String
    var description: String { "\(job) failed: \(reason)" }
}

extension ProgramError {
    /// Whether kubectl ended because nothing of that name, kind or label is there.
    fileprivate var isAboutMissingObject: Bool {
        unknownKind != nil || output.contains("(NotFound)") || output.contains("no matching resources found")
    }
}
