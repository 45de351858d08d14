import Foundation
import Programs
import Testing

/// The page of real reports, in a real browser.
@Suite struct ReportPageTests {
    private static let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .path

    private struct Page: Decodable {
        struct Chart: Decodable { var title: String; var duration: Double; var lanes: [Lane] }
        struct Lane: Decodable { var name: String; var bars: [Bar] }
        struct Bar: Decodable {
            var name: String; var start: Double; var end: Double; var state: String; var marks: [String]
        }
        struct Table: Decodable { var title: String }
        var charts: [Chart]
        var tables: [Table]
    }

    /// The page, and the data in it.
    private func page(of run: String, in shell: Shell) async throws -> Page {
        let fixtures = Self.tests + "/Reports/Fixtures"
        let run = try await shell.envboot(
            "compare", fixtures + "/serial.json", "\(fixtures)/\(run).json", "--html", "page.html")
        #expect(run.status == 0, "\(run.errors)")
        let text = try shell.read("page.html")
        let start = try #require(text.range(of: #"<script type="application/json" id="data">"#))
        let end = try #require(text.range(of: "</script>", range: start.upperBound..<text.endIndex))
        let data = String(text[start.upperBound..<end.lowerBound])
        try shell.write(data, to: "data.json")
        return try JSONDecoder().decode(Page.self, from: Data(data.utf8))
    }

    @Test("its data has a lane for each process, and a bar for each spec that ran")
    func data() async throws {
        let shell = try Shell()
        defer { shell.remove() }
        let page = try await page(of: "parallel-failure", in: shell)
        #expect(page.charts.map(\.lanes.count) == [1, 4])
        for chart in page.charts {
            let bars = chart.lanes.flatMap(\.bars)
            #expect(bars.count { !$0.name.hasPrefix("[") } == 28)
            #expect(bars.allSatisfy { $0.start >= 0 && $0.end <= chart.duration && $0.end >= $0.start })
            #expect(bars.count { $0.state == "flaked" } == 1 && bars.count { $0.state == "skipped" } == 1)
        }
        #expect(page.charts[1].lanes.flatMap(\.bars).filter { $0.state == "failed" }.map(\.name) == ["notes each sale"])
        #expect(page.charts[1].lanes[0].bars.count { $0.marks == ["Serial"] } == 3)
        #expect(page.tables.map(\.title).contains("Failures only in the run: 1"))
    }

    @Test(
        "a browser shows it as its data says, with a search that works, in both themes and on a phone",
        .enabled(if: CompletingShell.isInstalled("chromedriver"), "chromium is not installed"))
    func browser() async throws {
        let shell = try Shell()
        defer { shell.remove() }
        _ = try await page(of: "parallel-failure", in: shell)
        let runner = Runner.system(environment: ["PATH": "/usr/bin:/bin", "HOME": shell.folder])
        let finished = try await runner.finish(
            Command(
                "/usr/bin/python3", [Self.tests + "/Page/check.py", "page.html", "data.json"], directory: shell.folder,
                timeout: .seconds(180)))
        let output = String(decoding: finished.output, as: UTF8.self)
        #expect(finished.status == .exited(0), "\(output)\n\(finished.errorOutput)")
        #expect(output.contains("as many charts, lanes and specs as in the data"))
    }
}
