import Foundation
import Testing

/// When a program is sent a signal, and which.
struct Kill: Sendable, CustomTestStringConvertible {
    enum Moment: Sendable {
        /// At the event of that name (`started`, `done`) of a step.
        case event(String, step: String)
        /// After a share of the time that an undisturbed run took.
        case share(Double)
    }

    var moment: Moment
    var signal = SIGKILL

    var testDescription: String {
        let name = [SIGKILL: "SIGKILL", SIGTERM: "SIGTERM", SIGINT: "SIGINT"][signal] ?? "signal \(signal)"
        return switch moment {
        case .event(let event, let step): "\(name) when '\(step)' is \(event)"
        case .share(let share): "\(name) after \(Int(share * 100)) % of the time"
        }
    }

    /// Sends the signal when it is time.
    ///
    /// - Returns: whether it came to that before the program ended.
    func send(to program: StartedProgram, whole: Duration) async throws -> Bool {
        switch moment {
        case .share(let share):
            try await Task.sleep(for: whole * share)
            program.signal(signal)
            return true
        case .event(let event, let step):
            for await line in program.lines {
                guard let told = try? JSONDecoder().decode(Run.Event.self, from: Data(line.utf8)), told.event == event,
                    told.step == step
                else { continue }
                program.signal(signal)
                return true
            }
            return false
        }
    }
}

extension TestEnvironment {
    /// Kills a cold `up`, and expects that nothing of it runs on and that the next one ends as an undisturbed one does.
    func expectRecovery(
        from kill: Kill, whole: Duration, to undisturbed: EndState, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        try #require(try await envboot("down", "--images").status == 0, sourceLocation: sourceLocation)
        let killed = try await envboot(["up", "--output", "json"]) { program in
            let isSent = try await kill.send(to: program, whole: whole)
            #expect(isSent, "\(kill): the program ended before", sourceLocation: sourceLocation)
        }
        // A run that was faster than the one that was timed may have ended by itself.
        if killed.status != 0 {
            #expect(
                [128 + Int(kill.signal), 130].contains(killed.status), "\(killed)", sourceLocation: sourceLocation)
        }
        let left = try await programsLeft()
        #expect(left == [], "\(kill)", sourceLocation: sourceLocation)

        let run = try await envboot("up")
        #expect(run.status == 0, "\(kill): \(run)", sourceLocation: sourceLocation)
        let differences = try await EndState(of: self).differences(from: undisturbed)
        #expect(differences == [], "\(kill)", sourceLocation: sourceLocation)
    }

    /// What an undisturbed cold `up` leaves, and how long it takes.
    func undisturbed() async throws -> (EndState, Duration, steps: [String]) {
        try write(profile)
        _ = try await envboot("down", "--images")
        let start = ContinuousClock.now
        let run = try await envboot("up", "--output", "json")
        let duration = .now - start
        try #require(run.status == 0, "\(run)")
        return (try await EndState(of: self), duration, try run.events.filter { $0.event == "done" }.compactMap(\.step))
    }
}
