import Diagnostics
import Makefiles
import Profile
import Testing

@Testing.Suite("Names of several profiles in one Makefile") struct NameCollisionTests {
    private func profile(_ name: String, prefix: String = "", _ suites: String...) throws -> Profile {
        let suites = suites.map { "\"\($0)\": {path: .}" }.joined(separator: ", ")
        let text = """
            apiVersion: envboot/v1
            name: \(name)
            makefile: {prefix: '\(prefix)'}
            suites: {\(suites)}
            """
        return try Profile.load(
            text: Array(text.utf8), file: "\(name).yaml", directory: "/", environment: ["HOME": "/home/u"])
    }

    @Test("Colliding targets and folders of kept runs are reported with their place")
    func kinds() throws {
        let first = try profile("a", "e2e", "env-up")
        let prefixed = try #require(Generator.collisions(among: [first, profile("b", prefix: "test-", "x")]).first)
        #expect(prefixed.message == "a.yaml and b.yaml both define the target 'test-env-up'" && prefixed.path == "name")
        let runs = try #require(
            Generator.collisions(among: [profile("c", "d-e2e"), profile("d", prefix: "d-", "e2e")]).first)
        #expect(runs.name == "the folder '.envboot/runs/d-e2e'" && runs.path == "suites.e2e")
        let names = try #require(Generator.collisions(among: [first, profile("a", prefix: "other-", "x")]).first)
        #expect(names.name == "the name 'a'")
        #expect(throws: Diagnostic.self) {
            try Generator([first, profile("b", prefix: "test-", "x")], directory: "/", home: "/home/u")
        }
    }

    @Test("The suggested prefix resolves the collision, even if the first candidate is taken")
    func hints() throws {
        let others = [try profile("a", "e2e", "env-up"), try profile("b", prefix: "test-", "e2e")]
        let pairs = [(others[0], others[1]), (others[1], others[0]), (others[0], try profile("test", "e2e"))]
        for (first, second) in pairs {
            let collision = try #require(Generator.collisions(among: [first, second]).first)
            let prefix = try #require(collision.hint.firstMatch(of: /prefix: (.*)\}/)).1
            var changed = second
            changed.makefilePrefix = String(prefix)
            #expect(Generator.collisions(among: [first, changed]) == [], "\(collision.hint)")
        }
    }
}
