import Programs
import Synchronization
import Testing

@testable import Cluster

@Suite("How many images are built at a time")
struct BuildLimitTests {
    @Test("No more images are built at a time than the profile's builds.parallel", arguments: [1, 3])
    func parallel(limit: Int) async throws {
        let sandbox = try Sandbox()
        let names = ["a", "b", "c"]
        let builds = names.map { "{build: {context: app, args: {NAME: \($0)}}}" }
        let images = zip(names, builds).map { "  image-\($0): \($1)\n" }.joined()
        let desired = try sandbox.desired(
            Sandbox.profile.replacing("images:\n", with: "builds: {parallel: \(limit)}\nimages:\n\(images)"))
        let building = Mutex(0)
        let most = Mutex(0)
        let programs = FakePrograms { _, _ in
            let count = building.withLock { count in
                count += 1
                return count
            }
            most.withLock { $0 = max($0, count) }
            // The others begin within this time, where they may; with room for all, each waits for the last.
            for _ in 0..<(limit == 1 ? 20 : 20_000) where most.withLock({ $0 }) < names.count {
                try await Task.sleep(for: .milliseconds(1))
            }
            building.withLock { $0 -= 1 }
            return CommandOutput()
        }
        let steps = desired.images.compactMap { image -> Step? in
            guard image.name.hasPrefix("image-"), case .build(let recipe) = image.source else { return nil }
            return Step(
                id: image.name, title: "", reason: "", cost: "", needs: [], action: .build(image, recipe))
        }
        try await Applier(
            desired: desired, observed: Observed(), runner: programs.runner, folder: sandbox.state, events: { _ in }
        ).apply(Plan(steps: steps))
        #expect(steps.count == names.count && most.withLock { $0 } == limit)
    }
}
