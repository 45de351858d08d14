import Foundation
import Programs
import Terminal
import Testing

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis
@testable import EnvbootCommands

@Suite("Showing where the time of a run went")
struct TimingTests {
    /// Two images are made ready beside a cluster, one of them for nothing, and a service is deployed.
    private var recording: Recording {
        let cluster = step("cluster", "create the cluster shop", milestones: ["cluster: nodes booted"])
        let (image, other) = (step("image shop", "build the image shop"), step("image redis", "pull redis:7"))
        let load = step("load shop", "load shop into shop-worker", needs: ["image shop", "cluster: nodes booted"])
        let service = step("service shop", "deploy shop", needs: ["cluster", "load shop"])
        let events: [(event: Event, time: Double)] = [
            (.preparing(.observe), 0.1), (.prepared(.observe, error: nil), 0.9),
            (.planned(Plan()), 0.9), (.started(cluster), 0.9), (.started(image), 0.9), (.started(other), 0.9),
            (.ended(other, after: .zero, error: "no route"), 1.4), (.ended(image, after: .zero, error: nil), 4),
            (.reached(milestone: "cluster: nodes booted"), 8.5), (.started(load), 8.5),
            (.ended(load, after: .zero, error: nil), 12), (.ended(cluster, after: .zero, error: nil), 62),
            (.started(service), 62), (.ended(service, after: .zero, error: nil), 65.2),
        ]
        let timeline = Timeline(events.map { ($0.event, .seconds($0.time)) }, until: .seconds(66))
        let programs = [(0.2, 0.8), (0.9, 61.0), (0.3, 0.7), (62.0, 63.0)].map { start, end in
            TimedProgram(
                command: Command("docker", ["--host", "/tmp/a", "ps", "a b"], timeout: .seconds(1)),
                start: .seconds(start),
                end: .seconds(end), error: nil)
        }
        return Recording(timeline: timeline, programs: programs, end: .seconds(66))
    }

    private func step(_ id: String, _ title: String, needs: [String] = [], milestones: [String] = []) -> Step {
        Step(id: id, title: title, reason: "why", cost: "", needs: needs, milestones: milestones, action: .record)
    }

    @Test("The table has the steps in the order in which they began, marks the critical path and ends with it")
    func table() {
        let screen = Screen.collecting(in: CollectedText())
        #expect(
            TimingTable(timeline: recording.timeline).text(for: screen) == """

                   STEP                         START    TIME  WAITED FOR
                *  observe                       0.1s    0.8s
                *  create the cluster shop       0.9s  1m 01s
                   build the image shop          0.9s    3.1s
                   not done: pull redis:7        0.9s    0.5s
                   load shop into shop-worker    8.5s    3.5s  cluster: nodes booted
                *  deploy shop                 1m 02s    3.2s  cluster
                * critical path, 1m 05s: observe 0.8s > cluster 1m 01s > service shop 3.2s


                """)
    }

    @Test("The JSON line has times in seconds, what each step waited for, and the path")
    func json() throws {
        let data = try JSONEncoder().encode(TimingsEvent(recording))
        let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        #expect(object["event"] as? String == "timings")
        #expect(object["seconds"] as? Double == 66)
        #expect(object["criticalPath"] as? [String] == ["observe", "cluster", "service shop"])
        let steps = try #require(object["steps"] as? [[String: Any]])
        #expect(
            NSDictionary(dictionary: steps[4]) == [
                "step": "load shop", "title": "load shop into shop-worker", "start": 8.5, "seconds": 3.5,
                "waitedFor": "cluster: nodes booted", "critical": false,
            ])
        #expect(steps[3]["error"] as? String == "no route" && steps[3]["waitedFor"] == nil)
    }

    @Test("A trace has microseconds, and in no row events that overlap")
    func trace() throws {
        let trace = try JSONDecoder().decode(Trace.self, from: JSONEncoder().encode(Trace(recording)))
        let complete = trace.traceEvents.filter { $0.ph == "X" }
        let load = try #require(complete.first { $0.name == "load shop into shop-worker" })
        #expect(load.ts == 8_500_000 && load.dur == 3_500_000)
        #expect(
            load.args == .init(reason: "why", waitedFor: "cluster: nodes booted", critical: false))
        #expect(complete.count == 10)
        for row in Dictionary(grouping: complete, by: \.tid).values {
            #expect(zip(row, row.dropFirst()).allSatisfy { $0.end <= $1.start }, "\(row)")
        }
        let programs = complete.filter { $0.cat == "program" }
        #expect(programs.allSatisfy { $0.name == "docker ps" && $0.args.command == "docker --host /tmp/a ps 'a b'" })
    }

    @Test("Each row of a trace has a name and holds either steps or programs, in as few rows as overlap")
    func rows() throws {
        let events = Trace(recording).traceEvents
        let names = events.filter { $0.name == "thread_name" }
        #expect(names.map(\.args.name) == ["steps 1", "steps 2", "steps 3", "programs 1", "programs 2"])
        for name in names {
            let row = events.filter { $0.ph == "X" && $0.tid == name.tid }
            let category = name.args.name?.hasPrefix("steps") == true ? "step" : "program"
            #expect(!row.isEmpty && row.allSatisfy { $0.cat == category })
        }
    }

    @Test("Times that are rounded neither overlap nor turn around")
    func rounding() {
        let times = stride(from: 0.0, to: 1, by: 0.000_000_7).prefix(1000)
        let programs = zip(times, times.dropFirst()).map { start, end in
            TimedProgram(
                command: Command("docker", [], timeout: .seconds(1)), start: .seconds(start), end: .seconds(end))
        }
        let recording = Recording(programs: programs)
        let complete = Trace(recording).traceEvents.filter { $0.ph == "X" }
        #expect(Set(complete.map(\.tid)).count == 1 && complete.count == 999)
        #expect(zip(complete, complete.dropFirst()).allSatisfy { $0.end <= $1.start && $0.start <= $0.end })
    }
}
