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

/// A cold `up` that nothing befalls, which is run once.
actor Undisturbed {
    struct Run: Sendable {
        /// What it leaves.
        var state: EndState
        var duration: Duration
        /// The steps that it does.
        var steps: [String]
    }

    private let environment: TestEnvironment
    private var finished: Run?

    init(_ environment: TestEnvironment) { self.environment = environment }

    var run: Run {
        get async throws {
            if let finished { return finished }
            try environment.write(environment.profile)
            _ = try await environment.envboot("down", "--images")
            let start = ContinuousClock.now
            let up = try await environment.envboot("up", "--output", "json")
            let duration = .now - start
            try #require(up.status == 0, "\(up)")
            try await environment.expectNothingToDo()
            let steps = try up.events.filter { $0.event == "done" }.compactMap(\.step)
            let run = Run(state: try await EndState(of: environment), duration: duration, steps: steps)
            finished = run
            return run
        }
    }
}

extension TestEnvironment {
    /// Kills a cold `up`, and those after it, and expects that nothing of them runs on and that the one that is then left
    /// alone ends as an undisturbed one does.
    ///
    /// - Parameter isBuilding: whether `up` is to build its images, too.
    func expectRecovery(
        from kills: [Kill], _ undisturbed: Undisturbed.Run, isBuilding: Bool = true,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let before = isBuilding ? try await envboot("down", "--images") : try await envboot("down")
        try #require(before.status == 0, "\(before)", sourceLocation: sourceLocation)
        for kill in kills {
            let killed = try await envboot(["up", "--output", "json"]) { program in
                let isSent = try await kill.send(to: program, whole: undisturbed.duration)
                #expect(isSent, "the program ended before", sourceLocation: sourceLocation)
            }
            // A run that was faster than the one that was timed may have ended by itself.
            if killed.status != 0 {
                #expect(
                    [128 + Int(kill.signal), 130].contains(killed.status), "\(killed)",
                    sourceLocation: sourceLocation)
            }
            let left = try await programsLeft()
            #expect(left == [], sourceLocation: sourceLocation)
        }

        let run = try await envboot("up")
        #expect(run.status == 0, "\(run)", sourceLocation: sourceLocation)
        try await expectNothingToDo(sourceLocation: sourceLocation)
        let differences = try await EndState(of: self).differences(from: undisturbed.state)
        #expect(differences == [], sourceLocation: sourceLocation)
    }
}
