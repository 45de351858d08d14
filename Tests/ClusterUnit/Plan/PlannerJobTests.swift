import Testing

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis

@Suite("Planning for jobs")
struct PlannerJobTests {
    static let profile =
        Sandbox.profile.replacing("needs: [redis]", with: "needs: [migrate]")
            + """
            jobs:
              seed: {image: redis, needs: [migrate]}
              migrate: {image: redis, needs: [redis], command: [migrate, up]}

            """

    static let job = ObjectKey(apiVersion: "batch/v1", kind: "Job", namespace: nil, name: "migrate")

    private func steps(
        profile change: (String) -> String = { $0 }, observed: (inout Observed) -> Void = { _ in }
    ) throws -> [String] {
        let sandbox = try Sandbox()
        var found = try Observed.converged(try sandbox.desired(Self.profile))
        observed(&found)
        let plan = Planner.plan(try sandbox.desired(change(Self.profile)), found)
        expectNeedsAreMetInOrder(plan)
        return plan.steps.map(\.line).filter { $0.hasPrefix("job") || $0.hasPrefix("service") }
    }

    @Test("The status of a job that has to run says why, and that of one that has run says nothing")
    func status() throws {
        let sandbox = try Sandbox()
        let changed = try sandbox.desired(Self.profile.replacing("[migrate, up]", with: "[migrate, all]"))
        let plan = Planner.plan(changed, try Observed.converged(try sandbox.desired(Self.profile)))
        let reasons = changed.services.map { "\($0.name): \(plan.reason(for: $0) ?? "ready")" }
        #expect(reasons.contains("migrate: job migrate is not as in the profile"), "\(reasons)")
        #expect(reasons.contains("redis: ready"), "\(reasons)")
    }

    @Test("Jobs that have run are left alone")
    func converged() throws {
        #expect(try steps() == [])
    }

    @Test("A changed job runs again, and so do those that need it; a service that needs it is not deployed again")
    func changed() throws {
        let steps = try steps { $0.replacing("[migrate, up]", with: "[migrate, all]") }
        #expect(
            steps == [
                "job migrate: job migrate is not as in the profile",
                "job seed: job seed runs again, since migrate is deployed < job migrate",
            ])
    }

    @Test("A job runs again where a service that it needs is deployed")
    func deployed() throws {
        let steps = try steps {
            $0.replacing("redis: {image: redis, port: 6379}", with: "redis: {image: redis, port: 6380}")
        }
        #expect(
            steps == [
                "service redis: deployment redis is not as in the profile, service redis is not as in the profile",
                "job migrate: job migrate runs again, since redis is deployed < service redis",
                "job seed: job seed runs again, since migrate is deployed < job migrate",
            ])
    }

    @Test("A job that is not complete is waited for, and one that is gone runs again")
    func incomplete() throws {
        let waiting = try steps(observed: { observed in
            observed.changeContents { $0.objects[Self.job]?["status"] = .object([:]) }
        })
        #expect(waiting == ["job migrate: job migrate is not complete"])
        let running = try steps(observed: { observed in
            observed.changeContents { $0.objects[Self.job] = nil }
        })
        #expect(running.first == "job migrate: job migrate is missing")
    }

    @Test("A job whose image was pulled again runs again")
    func image() throws {
        let steps = try steps(observed: { $0.hostImages["redis:7-alpine"] = "sha256:new" })
        #expect(steps.contains("job seed: job seed runs again, since migrate is deployed < job migrate"), "\(steps)")
    }

    @Test("Where the pods were restarted, all jobs run again")
    func started() throws {
        let steps = try steps(observed: { observed in
            observed.changeContents { $0.record?.jobs = [:] }
        })
        #expect(
            steps == [
                "job migrate: job migrate has not run",
                "job seed: job seed runs again, since migrate is deployed < job migrate",
            ])
    }
}
