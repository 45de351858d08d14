import Profile
import Testing

@Suite("Writing a process count into a profile")
struct ProcsEditTests {
    private func edited(_ text: String) -> String? {
        settingProcs(to: 6, in: Array(text.utf8)).map { String(decoding: $0, as: UTF8.self) }
    }

    @Test(
        "Only the number changes: comments, order and layout stay",
        arguments: [
            (
                "name: a\nprocs:\n  use: cpus   # all of them\n  max: 8\n",
                "name: a\nprocs:\n  use: 6   # all of them\n  max: 8\n"
            ),
            ("procs: {use: \"2/3 cpus\", min: 2} # why\nname: ü\n", "procs: {use: 6, min: 2} # why\nname: ü\n"),
            ("procs:   # why\n  # most\n  max: 8\n", "procs:   # why\n  # most\n  use: 6\n  max: 8\n"),
            ("procs: { max: 8 }\n", "procs: { use: 6, max: 8 }\n"),
            ("name: a", "name: a\nprocs:\n  use: 6\n"),
            ("# head\nname: a\n\n# tail\n", "# head\nname: a\n\n# tail\nprocs:\n  use: 6\n"),
            ("procs:\r\n  use: 4\r\n", "procs:\r\n  use: 6\r\n"),
        ])
    func layout(before: String, after: String) {
        #expect(edited(before) == after)
    }

    @Test(
        "What one change of one place cannot bring is left to the user",
        arguments: [
            "{name: a}\n", "procs: {}\n", "procs:\nname: a\n", "x: &n 4\nprocs: {use: *n}\n", "a: [\n", "procs: 3\n",
        ])
    func refused(text: String) {
        #expect(edited(text) == nil)
    }
}
