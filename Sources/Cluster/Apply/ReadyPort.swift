import ContainerTools

/// Waits until a port is ready. Nothing tells when it becomes so, so that it is asked again and again.
struct ReadyPort: Sendable {
    let probe: Probe
    let deadline: ContinuousClock.Instant
    /// How long an answer may take.
    var patience = Duration.seconds(2)

    /// How often the port is asked.
    private static let interval = Duration.milliseconds(100)
    /// How many attempts run side by side: as many short ones as start within the time that they have, and a long one.
    private static let attempts = 4

    /// Whether the port answers before the deadline, twice in a row: one answer can be a terminating pod's.
    func isReady() async throws -> Bool {
        while try await answersOnce() {
            if await HTTPProbe.answers(probe, within: patience) { return true }
            try await Task.sleep(for: Self.interval)
        }
        return false
    }

    private enum Event { case isDue, ended(isPatient: Bool, isSuccess: Bool) }

    /// Asks until there is an answer. A request that is sent before anything listens behind the port hangs, while a later
    /// one is answered at once: one attempt is patient, for a service that takes its time, and short ones run beside it.
    private func answersOnce() async throws -> Bool {
        try await withThrowingTaskGroup(of: Event.self) { group in
            defer { group.cancelAll() }
            var running = 0
            var isPatientRunning = false
            group.addTask { .isDue }
            while let event = try await group.next() {
                switch event {
                case .ended(_, isSuccess: true): return true
                case .ended(let isPatient, isSuccess: false):
                    running -= 1
                    if isPatient { isPatientRunning = false }
                case .isDue:
                    guard ContinuousClock.now < deadline else { return false }
                    if running < Self.attempts {
                        let isPatient = !isPatientRunning
                        isPatientRunning = true
                        running += 1
                        group.addTask { await attempt(isPatient: isPatient) }
                    }
                    group.addTask {
                        try await Task.sleep(for: Self.interval)
                        return .isDue
                    }
                }
            }
            return false
        }
    }

    private func attempt(isPatient: Bool) async -> Event {
        let limit = isPatient ? patience : .milliseconds(300)
        return .ended(isPatient: isPatient, isSuccess: await HTTPProbe.answers(probe, within: limit))
    }
}
