import Foundation
import Testing

/// Several that work on environments at the same moment.
extension ExclusiveFaultTests.AtOnce {
    private static let environment = TestEnvironment(TestProfile(name: "envboot-test-at-once", hasGateway: false))
    private var environment: TestEnvironment { Self.environment }

    @Test("Of eight up at the same moment one works and seven wait; all end well, with one cluster")
    func eight() async throws {
        try environment.write(environment.profile)
        _ = try await environment.envboot("down")
        let runs = try await withThrowingTaskGroup(of: Run.self) { group in
            for _ in 1...8 { group.addTask { try await environment.envboot("up", "--output", "json") } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        for run in runs { #expect(run.status == 0, "\(run)") }
        #expect(try runs.filter { try $0.isChanged }.count == 1)
        #expect(try runs.filter { try $0.events.contains { $0.event == "waiting" } }.count == 7)
        #expect(try await environment.nodes().count == 1)
        try await environment.expectNothingToDo()
    }

    @Test("up and down at the same moment come one after the other")
    func upAndDown() async throws {
        for _ in 1...2 {
            try await environment.converge()
            async let down = environment.envboot("down")
            async let up = environment.envboot("up")
            let (upEnd, downEnd) = (try await up, try await down)
            #expect(upEnd.status == 0 && downEnd.status == 0, "\(upEnd)\n\(downEnd)")
            let nodes = try await environment.nodes()
            // Which came last, nobody can say; but it was whole.
            #expect(nodes.isEmpty == !FileManager.default.fileExists(atPath: environment.kubeconfig))
            if !nodes.isEmpty { try await environment.expectNothingToDo() }
        }
    }

    @Test("Who waits for a program that is killed goes on at once")
    func killedHolder() async throws {
        try environment.write(environment.profile)
        _ = try await environment.envboot("down")
        let run = try await environment.envboot(["up", "--output", "json"]) { holder in
            for await line in holder.lines where line.contains(#""started""#) { break }
            let next = try await environment.envboot(["up", "--output", "json"]) { waiting in
                for await line in waiting.lines where line.contains(#""waiting""#) { break }
                let killed = ContinuousClock.now
                holder.signal(SIGKILL)
                for await line in waiting.lines where line.contains(#""started""#) { break }
                #expect(.now - killed < .seconds(5))
            }
            #expect(next.status == 0, "\(next)")
        }
        #expect(run.status == 128 + Int(SIGKILL), "\(run)")
        #expect(try await environment.programsLeft() == [])
        try await environment.expectNothingToDo()
        _ = try await environment.envboot("down")
    }

    @Test("Three environments at the same moment all come up")
    func three() async throws {
        let environments = (1...3).map {
            TestEnvironment(TestProfile(name: "envboot-test-beside-\($0)", portBase: 22000 + 100 * $0))
        }
        for environment in environments { try environment.write(environment.profile) }
        let runs = try await withThrowingTaskGroup(of: Run.self) { group in
            for environment in environments { group.addTask { try await environment.envboot("up") } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        for run in runs { #expect(run.status == 0, "\(run)") }
        for environment in environments {
            await environment.expectAnswers()
            try await environment.expectNothingToDo()
            #expect(try await environment.envboot("down", "--images").status == 0)
        }
    }
}
