import Testing

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis

@Suite("What keeps pods from becoming ready")
struct PodWatchTests {
    /// A line as kubectl prints it for ``PodWatch/format``.
    private func line(
        _ name: String, template: String = "1<no value>", created: String = "2026-11-21T06:03:17Z",
        deleted: String = "",
        waiting: String...
    ) -> String {
        ([name, template, created, deleted] + waiting).joined(separator: "\u{1f}") + "\u{1f}"
    }

    private func failures(_ lines: String...) -> [String] {
        var pods = PodWatch()
        for line in lines { pods.note(line) }
        return pods.failures
    }

    @Test(
        "A pod that waits for what time does not bring has failed",
        arguments: [
            "ImagePullBackOff", "ErrImageNeverPull", "InvalidImageName", "CreateContainerConfigError",
            "CreateContainerError", "RunContainerError",
        ])
    func hopeless(reason: String) {
        #expect(
            failures(line("redis-1", waiting: "\(reason),0,because, of this")) == [
                "redis-1: \(reason) (because, of this)"
            ])
        #expect(failures(line("redis-1", waiting: "PodInitializing,0,", "\(reason),0,")) == ["redis-1: \(reason)"])
    }

    @Test("A pod that is being made, pulls its image, runs or has gone is given time")
    func hopeful() {
        #expect(
            failures(line("redis-1", waiting: "ContainerCreating,0,"), line("redis-2", waiting: "ErrImagePull,0,no"))
                == [])
        #expect(failures(line("redis-1")) == [])
        let failed = line("redis-1", waiting: "ImagePullBackOff,0,")
        #expect(failures(failed, line("redis-1")) == [])
        #expect(
            failures(failed, line("redis-1", deleted: "2026-11-21T06:04:00Z", waiting: "ImagePullBackOff,0,")) == [])
        let unheardOf = "CreateContainerConfigError,0,failed to sync secret cache: timed out waiting for the condition"
        #expect(failures(line("redis-1", waiting: unheardOf)) == [])
        #expect(failures("", "of a message with two lines\u{1f}", failed) == ["redis-1: ImagePullBackOff"])
    }

    @Test("A container that ends again and again is given up after its third restart", arguments: 0...5)
    func crashLoop(restarts: Int) {
        let failures = failures(line("redis-1", waiting: "CrashLoopBackOff,\(restarts),back-off 40s"))
        #expect(failures == (restarts < 3 ? [] : ["redis-1: CrashLoopBackOff (back-off 40s)"]))
    }

    @Test("Pods of an earlier template count for nothing, whether they failed or not")
    func earlier() {
        let old = line("redis-1", template: "old", waiting: "ImagePullBackOff,0,")
        let new = line("redis-2", template: "new", created: "2026-11-21T06:03:18Z")
        #expect(failures(old, new) == [])
        #expect(failures(new, old) == [])
        let failed = line("redis-2", template: "new", created: "2026-11-21T06:03:18Z", waiting: "ErrImageNeverPull,0,")
        #expect(failures(line("redis-1", template: "old"), failed) == ["redis-2: ErrImageNeverPull"])
    }
}
