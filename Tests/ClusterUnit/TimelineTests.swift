import Programs
import Testing

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis

@Suite("When the steps of a run began and ended, and what decided how long it took")
struct TimelineTests {
    @Test("A step waited for the need that was met last, and one that began at once for nothing")
    func waitedFor() {
        let (a, b, c) = (step("a"), step("b"), step("c", needs: ["b", "a"]))
        let timeline = Timeline(
            observing(0, 1) + [
                begin(a, 1), begin(b, 1), end(b, 2), end(a, 4), begin(c, 4), end(c, 6),
            ], until: .seconds(7))
        #expect(
            timeline.lines == ["observe 0-1", "a 1-4", "b 1-2", "c 4-6 after a"])
        #expect(timeline.path == "observe 1, a 3, c 2")
    }

    @Test("A step that waited for a milestone leads back to the step that came to it, as far as that had come")
    func milestone() {
        let cluster = step("cluster", milestones: ["booted"])
        let (load, nodes) = (step("load", needs: ["booted"]), step("nodes", needs: ["cluster"]))
        let timeline = Timeline(
            observing(0, 1) + [
                begin(cluster, 1), (.reached(milestone: "booted"), .seconds(5)), begin(load, 5), end(cluster, 8),
                begin(nodes, 8), end(nodes, 9), end(load, 12),
            ], until: .seconds(12))
        #expect(timeline.lines == ["observe 0-1", "cluster 1-8", "load 5-12 after booted", "nodes 8-9 after cluster"])
        #expect(timeline.path == "observe 1, cluster 4, load 7")
    }

    @Test("A milestone that was not told of is reached with the end of its step")
    func untoldMilestone() {
        let (cluster, load) = (step("cluster", milestones: ["booted"]), step("load", needs: ["booted"]))
        let timeline = Timeline(
            observing(0, 1) + [begin(cluster, 1), end(cluster, 3), begin(load, 3), end(load, 4)], until: .seconds(4))
        #expect(timeline.lines.last == "load 3-4 after booted")
        #expect(timeline.path == "observe 1, cluster 2, load 1")
    }

    @Test(
        "What was observed again after a round waited for the step that ended it, and needs are met again in each round"
    )
    func rounds() {
        let (image, start) = (step("image"), step("cluster"))
        let service = step("service", needs: ["cluster"])
        let timeline = Timeline(
            observing(0, 1)
                + [begin(image, 1), begin(start, 1), end(image, 2), end(start, 5)]
                + observing(5, 6) + [begin(service, 6), end(service, 9)], until: .seconds(9))
        #expect(
            timeline.lines == ["observe 0-1", "image 1-2", "cluster 1-5", "observe 5-6 after cluster", "service 6-9"])
        #expect(timeline.path == "observe 1, cluster 4, observe 1, service 3")
    }

    @Test("A failed step has its error, and the path leads to what ended last, failed or not")
    func failure() {
        let (fails, slow) = (step("fails"), step("slow"))
        let timeline = Timeline(
            observing(0, 1) + [begin(fails, 1), begin(slow, 1), end(fails, 2, error: "no disk"), end(slow, 4)],
            until: .seconds(5))
        #expect(timeline.entries.map(\.error) == [nil, "no disk", nil])
        #expect(timeline.path == "observe 1, slow 3")
    }

    @Test("What an interruption left without an end lasted until the run was over")
    func interruption() {
        let timeline = Timeline([(.preparing(.observe), .seconds(1))], until: .seconds(3))
        #expect(timeline.lines == ["observe 1-3"])
        #expect(timeline.path == "observe 2")
    }

    @Test("Waiting for another run and pulling come before observing, and are on the path")
    func before() {
        let timeline = Timeline(
            [
                (.waiting(holder: "envboot 7"), .zero), (.preparing(.pull), .seconds(2)),
                (.prepared(.pull, error: nil), .seconds(3)),
            ] + observing(3, 4), until: .seconds(4))
        #expect(timeline.lines == ["wait 0-2", "pull 2-3 after wait", "observe 3-4 after pull"])
        #expect(timeline.path == "wait 2, pull 1, observe 1")
    }

    @Test("A run in which nothing happened has no path")
    func nothing() {
        #expect(Timeline([], until: .seconds(1)).criticalPath.isEmpty)
    }

    private func step(_ id: String, needs: [String] = [], milestones: [String] = []) -> Step {
        Step(id: id, title: id, reason: "", cost: "", needs: needs, milestones: milestones, action: .record)
    }

    private func begin(_ step: Step, _ time: Int) -> (event: Event, time: Duration) { (.started(step), .seconds(time)) }

    private func end(_ step: Step, _ time: Int, error: String? = nil) -> (event: Event, time: Duration) {
        (.ended(step, after: .zero, error: error), .seconds(time))
    }

    private func observing(_ start: Int, _ end: Int) -> [(event: Event, time: Duration)] {
        [
            (.preparing(.observe), .seconds(start)), (.prepared(.observe, error: nil), .seconds(end)),
            (.planned(Plan()), .seconds(end)),
        ]
    }
}

extension Timeline {
    fileprivate var lines: [String] {
        entries.map { entry in
            "\(entry.step) \(entry.start.components.seconds)-\(entry.end.components.seconds)"
                + (entry.waitedFor.map { " after \($0)" } ?? "")
        }
    }

    fileprivate var path: String {
        criticalPath.map { "\(entries[$0.entry].step) \($0.duration.components.seconds)" }.joined(separator: ", ")
    }
}
