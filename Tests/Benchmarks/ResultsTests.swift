import Foundation
import Testing

@testable import envboot_bench

@Suite("The benchmark's results")
struct ResultsTests {
    @Test("the median is the value in the middle, or the mean of two; of nothing there is none")
    func medians() {
        #expect([Double]().median == nil)
        #expect([3].median == 3)
        #expect([9, 1, 2].median == 2)
        #expect([4, 1, 2, 9].median == 3)
    }

    @Test("a ratio is envboot's median by the other's, and is met up to the target")
    func ratios() throws {
        let compared = results().comparisons
        let script = try #require(compared.first { $0.case == .converged && $0.with == "the script" })
        #expect(script.value == 0.125)
        #expect(script.isMet == false)
        let floor = try #require(compared.first { $0.case == .converged && $0.with != "the script" })
        #expect(floor.value == 1.25)
        #expect(floor.isMet == true)
    }

    @Test("what only another case measured is found there")
    func otherCase() throws {
        let stopped = try #require(results().comparisons.first { $0.case == .stopped })
        #expect(stopped.value == 0.1)
        #expect(stopped.isMet == true)
    }

    @Test("a comparison without both of its values is left out")
    func withoutReference() {
        #expect(!results().comparisons.contains { $0.case == .cold || $0.case == .changedImage })
    }

    @Test("a median without a reference is compared with its target")
    func absolute() throws {
        let memory = try #require(results().comparisons.first { $0.case == .memoryUp })
        #expect(memory.value == 61)
        #expect(memory.isMet == false)
        #expect(memory.text == "61 MB")
    }

    @Test("the JSON has everything, and can be read again")
    func json() throws {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        let read = try decoder.decode(Results.self, from: Data(try results().json().utf8))
        #expect(read.measurements.count == results().measurements.count)
        #expect(read.median(.converged, .script) == 4)
        #expect(read.machine.nodeImage == "kindest/node:v1.20.2")
        #expect(read.missed.map(\.case) == [.reset])
    }

    @Test("the tables have each case that was measured, and the targets that were missed")
    func markdown() {
        let text = results().markdown
        #expect(text.contains("| nothing to do | 400 ms | 4.00 s | 500 ms |"))
        #expect(text.contains("| nothing to do | 0.125 of the script | at most 0.120 | **missed** |"))
        #expect(text.contains("Not measured: a mess in the cluster: reset, envboot, round 2."))
        #expect(text.contains("| the nodes stopped |  | 40.0 s | 4.00 s |"), "compared with the script of another case")
        #expect(!text.contains("20 services"))
    }

    @Test("the picture is well-formed XML, and has a bar for each time that is shown")
    func picture() throws {
        let svg = Picture(of: results()).svg
        let bars = try Bars(in: svg)
        #expect(bars.count == 3 + 6, "three are the legend's")
        #expect(svg.contains("prefers-color-scheme: dark"))
    }

    @Test("a picture of nothing is well-formed too")
    func emptyPicture() throws {
        let none = Results(machine: machine, date: Date(), rounds: 1, measurements: [], missed: [])
        #expect(try Bars(in: Picture(of: none).svg).count == 3)
    }

    private let machine = Machine(
        cpus: 2, memory: 8 << 30, kernel: "Linux 6.1", docker: "28.0", kind: "0.27.0", kubectl: "v1.32.4",
        nodeImage: "kindest/node:v1.20.2")

    private func results() -> Results {
        let measurements = [
            Measurement(.coldBuilt, .script, round: 1, 40),
            Measurement(.converged, .script, round: 1, 3), Measurement(.converged, .script, round: 2, 5),
            Measurement(.converged, .envboot, round: 1, 0.5), Measurement(.converged, .floor, round: 1, 0.4),
            Measurement(.stopped, .envboot, round: 1, 4), Measurement(.memoryUp, .envboot, round: 1, 61),
        ]
        let missed = MissedMeasurement(case: .reset, contestant: .envboot, round: 2, reason: "it fell <over>")
        return Results(
            machine: machine, date: Date(timeIntervalSince1970: 1_800_000_000), rounds: 2, measurements: measurements,
            missed: [missed])
    }
}
