import Foundation
import Testing

@testable import Reports

@Suite("Runs that are kept")
struct KeptRunTests {
    private func folder(_ files: [String: String]) throws -> String {
        let folder = FileManager.default.temporaryDirectory.path + "/runs-\(UUID().uuidString)"
        for (name, content) in files {
            let url = URL(fileURLWithPath: "\(folder)/.envboot/runs/\(name)")
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(content.utf8).write(to: url)
        }
        return folder
    }

    /// A report without specs.
    private func report(procs: Int, focus: String = "null") -> String {
        #"[{"SuiteDescription": "E2E", "SuiteConfig": {"ParallelTotal": \#(procs), "FocusStrings": \#(focus)}}]"#
    }

    @Test("A run's name tells when it was, with how many processes, and of which sources; other files are none")
    func names() throws {
        let folder = try folder([
            "e2e/20261121T122303Z-4-351f7f1-dirty.json": "[]", "e2e/20261121T122303Z-1.json": "[]",
            "e2e/20251121T122303Z-16.json": "[]", "e2e/mine.json": "[]", "e2e/20261121T122303Z-4.json.tmp": "",
            "empty/notes.txt": "",
        ])
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let kept = KeptRuns(beside: folder)
        #expect(kept.suites == ["e2e"])
        #expect(kept.runs(of: "e2e").map(\.procs) == [16, 1, 4])
        #expect(kept.runs(of: "e2e").map(\.revision) == ["", "", "351f7f1-dirty"])
        #expect(kept.runs(of: "e2e").last?.time == "20261121T122303Z")
        #expect(KeptRuns(beside: "/nowhere").suites == [])
    }

    @Test("The latest pair is of runs that were to run the same specs, and passes over what cannot be read")
    func pair() throws {
        let folder = try folder([
            "e2e/20261121T100000Z-1.json": report(procs: 1), "e2e/20261121T110000Z-1.json": report(procs: 1),
            "e2e/20261121T120000Z-1.json": report(procs: 1, focus: #"["a"]"#),
            "e2e/20261121T130000Z-4.json": report(procs: 4), "e2e/20261121T140000Z-4.json": "[",
        ])
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let pair = try #require(LatestPair(among: KeptRuns(beside: folder).runs(of: "e2e")))
        #expect(pair.baseline.kept.time == "20261121T110000Z" && pair.run.kept.time == "20261121T130000Z")
        let serial = KeptRuns(beside: folder).runs(of: "e2e").filter { $0.procs == 1 }
        #expect(LatestPair(among: serial) == nil)
    }
}
