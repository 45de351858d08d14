import Diagnostics
import Testing

@testable import Profile

/// What keeps a profile near the limit of its size, written by a program or by somebody hostile, from taking minutes or
/// gigabytes.
@Testing.Suite("Limits of what is told")
struct LimitTests {
    private let head = "apiVersion: envboot/v1\nname: a\n"

    @Test("Of more than a thousand problems the first thousand are told, and that there are more")
    func thousand() {
        let keys = (1...1001).map { "k\($0): 1\n" }
        let all = diagnostics(head + keys.prefix(1000).joined())
        #expect(all.count == 1000)
        #expect(all.last?.message == "unknown key 'k1000'")
        let some = diagnostics(head + keys.joined())
        #expect(some.dropLast() == all[...])
        #expect(some.last?.short == "1:1: there are more than these 1000 problems")
    }

    @Test("What an alias repeats takes no place of other problems")
    func repeated() {
        let found = diagnostics(
            head + "hooks: {afterDeploy: [{run: &x [./none]}" + String(repeating: ", {run: *x}", count: 2000) + "]}\n"
                + "images: []\n")
        #expect(found.map(\.line) == [3, 4])
    }

    @Test("A line of more than 10,000 bytes is not told with each of its problems")
    func longLine() {
        let name = String(repeating: "x", count: 9000)
        #expect(diagnostics(head + "\(name): 1\n").first?.sourceLine == "\(name): 1")
        #expect(diagnostics(head + "\(name + name): 1\n").first?.sourceLine == "")
    }

    @Test("Of many names, a hint has the first twenty and how many more there are")
    func names() {
        let images = (1...1500).map { "i\($0): {ref: redis}" }.joined(separator: ", ")
        let found = diagnostics(head + "images: {\(images)}\nservices: {a: {image: nginx, port: 1}}\n")
        #expect(found.first?.hint?.hasSuffix("i19, i20 and 1480 more") == true)
    }

    @Test("Names longer than any may be are not compared letter by letter")
    func longNames() {
        let name = String(repeating: "x", count: 200_000)
        #expect(didYouMean(name + "a", among: [name + "b"]) == nil)
    }

    @Test("Of many circles the first ten are told")
    func manyCircles() {
        let services = (0..<50).map { (name: "s\($0)", needs: ["s\($0)"]) }
        #expect(circles(among: services).map(\.first) == (0..<10).map { "s\($0)" })
    }

    static let expensiveTexts: [(String, String)] = [
        (
            "a: &a '\(String(repeating: "x", count: 500_000))'\nb: {\((0..<9000).map { _ in "? *a\n, " }.joined())}\n",
            "more than 4194304 bytes, aliases replaced"
        ),
        (
            "services: {? \(String(repeating: "x", count: 600_000))\n  : {needs: [\(String(repeating: "a, ", count: 9000))]}}",
            "cannot be the name of a service"
        ),
        (
            "services:\n"
                + (0..<99).map { "  \(misspelt($0)): {image: a, port: 1, needs: [\(misspellings($0))]}\n" }.joined(),
            "no service"
        ),
        (
            "cluster: {kubeconfig: '\(String(repeating: "a/", count: 500_000))'}",
            "a path has at most 4096 bytes, this one has 1000000"
        ),
        ("cluster: {image: '\(String(repeating: "a.", count: 500_000))'}", "is not an image reference"),
        ("cluster: {image: 'a@\(String(repeating: "a.", count: 500_000))'}", "is not an image reference"),
        ("suites: {a: {path: ., timeout: '\(String(repeating: "1h", count: 500_000))'}}", "is not a duration"),
        ("manifests: [/*/*/*/*/*]", "the patterns up to '/*/*/*/*/*' lead into more than 1000 folders"),
        ("manifests: [\(String(repeating: "/usr/lib/*, ", count: 9000))]", "lead into more than 1000 folders"),
        ("manifests: ['\(String(repeating: "*a", count: 2000))b']", "no file matches"),
        ("manifests: [/dev/zero]", "expected a file, '/dev/zero' is a device"),
    ]

    @Test("What little text could make take long is refused within a second", arguments: expensiveTexts)
    func expensive(text: String, message: String) {
        let start = threadTime()
        let found = diagnostics(head + text)
        #expect(threadTime() - start < .seconds(1))
        #expect(found.contains { $0.message.contains(message) }, "\(found.first?.message ?? "")")
    }

    private static func misspelt(_ number: Int) -> String {
        String(repeating: "x", count: 57) + "\(100 + number)"
    }

    private static func misspellings(_ number: Int) -> String {
        (0..<40).map { "y" + misspelt($0) }.joined(separator: ", ")
    }

    @Test("Of a long message the beginning and the end are told, in one line")
    func longMessage() {
        let found = diagnostics(head + "? \"a\\nb\(String(repeating: "x", count: 9000))\"\n: 1\n")
        #expect(found[0].message.hasPrefix("unknown key 'a\u{23CE}bxxx"))
        #expect(found[0].message.hasSuffix("xxx'"))
        #expect(found[0].message.unicodeScalars.count == 601)
    }
}
