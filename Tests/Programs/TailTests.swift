import Testing

@testable import Programs

@Suite("The end of a program's output") struct TailTests {
    private func tail(_ parts: [String]) -> String {
        var tail = Tail()
        for part in parts { tail.append(part.utf8) }
        return tail.text
    }

    @Test("it is whole while it is short")
    func short() { #expect(tail(["a\n", "b\n\n"]) == "a\nb") }

    @Test("it begins with a whole line, so that no part of a secret is at its beginning", arguments: [1, 2, 40])
    func wholeLines(count: Int) {
        let line = "PASSWORD=" + String(repeating: "canary", count: 1000)
        let text = tail(Array(repeating: line + "\n", count: count * 10) + ["x"])
        #expect(text.hasSuffix("\nx"))
        #expect(text.split(separator: "\n").dropLast().allSatisfy { $0 == line })
    }

    @Test("a line that is too long is left out")
    func longLine() { #expect(tail([String(repeating: "a", count: 200_000), "b"]) == "") }
}
