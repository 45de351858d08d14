import Testing

@testable import Reports

@Suite("Which suites of two reports are the same")
struct SuiteMatchingTests {
    private func suites(_ suites: [(name: String, path: String)]) -> [SuiteRun] {
        suites.map { suite in
            var run = SuiteRun(procs: 1, seconds: 1, [])
            (run.suite, run.path) = suite
            return run
        }
    }

    /// The matches as `baseline-run`, and the unmatched suites.
    private func matched(
        _ baseline: [(name: String, path: String)], _ run: [(name: String, path: String)]
    ) -> [String] {
        let matching = SuiteMatching(suites(baseline), suites(run))
        return matching.pairs.map { "\($0.baseline)-\($0.run)" } + matching.onlyInBaseline.map { "\($0)-" }
            + matching.onlyInRun.map { "-\($0)" }
    }

    @Test("Suites with the same name are distinguished by folder, wherever each repository was")
    func folders() {
        let here = [("Controller", "/home/ann/shop/orders"), ("Controller", "/home/ann/shop/stock")]
        #expect(matched(here, here) == ["0-0", "1-1"])
        let there = [("Controller", "/ci/stock"), ("Controller", "/ci/orders")]
        #expect(matched(here, there) == ["1-0", "0-1"])
        let deeper = [("Controller", "/b/shop/shop/stock"), ("Controller", "/b/shop/shop/orders")]
        #expect(matched(here, deeper) == ["1-0", "0-1"])
    }

    @Test("A folder with the same name elsewhere in the repository is a different suite")
    func sameFolder() {
        let before = [("Unit", "/a/orders/api"), ("Unit", "/a/stock/api"), ("E2E", "/a/e2e")]
        let after = [("Unit", "/b/stock/api"), ("Unit", "/b/sales/api"), ("E2E", "/b/e2e")]
        #expect(matched(before, after) == ["1-0", "2-2", "0-", "-1"])
    }

    @Test("A moved suite is matched by its name if that is unique")
    func moved() {
        let before = [("E2E", "/a/e2e"), ("Unit", "/a/unit")]
        #expect(matched(before, [("E2E", "/b/test/e2e"), ("Unit", "/b/internal/unit")]) == ["0-0", "1-1"])
        #expect(matched(before, [("E2E", "/b/e2e"), ("Unit", "/b/pkg")]) == ["0-0", "1-1"])
        #expect(matched(before, [("E2E", "/b/e2e"), ("Other", "/b/unit")]) == ["0-0", "1-", "-1"])
        #expect(matched([("E2E", "")], [("E2E", "/b/e2e")]) == ["0-0"])
        #expect(matched([("E2E", "")], [("Unit", "")]) == ["0-", "-0"])
    }

    @Test("A suite that did not compile has no name, and is known by its folder")
    func nameless() throws {
        let before = [("Shop", "/a/shop"), ("Kiosk", "/a/kiosk")]
        #expect(matched(before, [("", "/b/shop"), ("Kiosk", "/b/kiosk")]) == ["0-0", "1-1"])
        #expect(matched([("", "/b/shop")], [("Shop", "/a/shop")]) == ["0-0"])
        let real = SuiteMatching(try Fixture.runs("two-suites"), try Fixture.runs("prior-failure"))
        #expect(real.pairs.map(\.baseline) == [1] && real.onlyInBaseline == [0] && real.onlyInRun == [0])
    }

    @Test("Thousands of suites are matched at once, each once")
    func many() {
        let many = (0..<3000).map { ("Unit", "/a/package\($0)/unit") }
        let matching = SuiteMatching(suites(many), suites(many.reversed()))
        #expect(matching.pairs.count == 3000 && matching.onlyInBaseline == [] && matching.onlyInRun == [])
        #expect(matching.pairs.allSatisfy { $0.baseline == 2999 - $0.run })
        let alike = suites((0..<3000).map { _ in ("", "") })
        #expect(SuiteMatching(alike, alike).pairs.count == 3000)
    }
}
