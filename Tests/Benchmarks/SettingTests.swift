import Testing

@testable import envboot_bench

@Suite("The benchmark's environments")
struct SettingTests {
    @Test("envboot has a turn in every case that has an environment", arguments: Case.allCases)
    func turns(_ item: Case) {
        if let action = item.environment?.action { #expect(action.contestants.contains(.envboot)) }
        #expect(item.repetitions >= 1)
    }

    @Test("the floor's cluster has the nodes and ports of the profile, and nothing of envboot's")
    func kindConfiguration() {
        let text = Setting.threeNodes.kindConfiguration(image: "kindest/node:v1.20.2")
        #expect(text.split(separator: "\n").count { $0.contains("- role:") } == 3)
        #expect(text.split(separator: "\n").count { $0.contains("image: kindest/node:v1.20.2") } == 3)
        #expect(Setting.threeNodes.ports.allSatisfy { text.contains("hostPort: \($0),") })
        #expect(!text.contains("envboot"))
    }

    @Test("the profile's ports are those that are asked")
    func ports() {
        #expect(Setting.twoNodes.ports == Array(27001...27016))
        #expect(Setting.twentyServices.ports == [])
        #expect(Setting.twentyServices.redisNames.count == 20)
    }

    @Test("a profile of many services has as many", arguments: [1, 1000])
    func manyServices(_ count: Int) {
        let lines = ProgramRound.profile(services: count).split(separator: "\n")
        #expect(lines.count { $0.contains("image: redis") } == count)
    }
}
