import Diagnostics
import Foundation
import Testing

@testable import Profile

@Testing.Suite("The rules of single values")
struct RuleTests {
    static let durationTexts: [(String, Duration?)] = [
        ("90s", .seconds(90)), ("10m", .seconds(600)), ("1h30m", .seconds(5400)), ("500ms", .milliseconds(500)),
        ("1.5s", .milliseconds(1500)), (".5s", .milliseconds(500)), ("1.s", .seconds(1)),
        ("10us", .microseconds(10)),
        ("10µs", .microseconds(10)), ("7ns", .nanoseconds(7)), ("1m1m", .seconds(120)), ("0s", .zero),
        ("2562047h", .seconds(2_562_047 * 3600)), ("2562048h", nil), ("99999999999999999999s", nil),
        ("", nil), ("10", nil), ("s", nil), (".s", nil), ("1 s", nil), ("1d", nil), ("-1s", nil), ("1s2", nil),
        ("1.5.5s", nil), ("１s", nil),
    ]

    @Test("Durations are Go's", arguments: durationTexts)
    func durations(text: String, duration: Duration?) {
        #expect(Duration(go: text) == duration)
    }

    static let sizeTexts: [(String, Int128?)] = [
        ("1Gi", 1 << 30), ("512Mi", 512 << 20), ("1G", 1_000_000_000), ("1.5Ki", 1536), ("1048576", 1_048_576),
        ("1k", 1000), (".5Mi", 524_288), ("1.0001", 2), ("8191Pi", 8191 << 50), ("8192Pi", 8192 << 50),
        ("", nil), ("Gi", nil), ("1GB", nil), ("1gi", nil), ("1 Gi", nil), ("-1Gi", nil), ("1K", nil), ("1e3", nil),
        ("1.2.3", nil), (".", nil),
    ]

    @Test("Sizes are Kubernetes quantities", arguments: sizeTexts)
    func sizes(text: String, size: Int128?) {
        #expect(bytes(quantity: text) == size)
    }

    static let digest = "@sha256:" + String(repeating: "0a", count: 32)

    static let referenceTexts = [
        "redis", "redis:7-alpine", "library/redis", "kindest/node:v1.36.1", "localhost/x", "localhost:5000/a/b:tag",
        "ghcr.io/a/b_c/d__e/f-g/h--i:T_1.2-3", "redis" + digest, "redis:7" + digest, "127.0.0.1:5000/x",
        "[::1]:5000/x",
        "MyHost.example/x", "a.b/c",
    ]

    @Test("Image references follow the grammar of the distribution project", arguments: referenceTexts)
    func references(text: String) {
        #expect(ImageReference.problem(in: text) == nil)
    }

    static let otherTexts = [
        "", "Redis", "a/B", "redis:", "redis:-7", "redis:a b", "redis:" + String(repeating: "a", count: 129),
        "redis@",
        "redis@sha256:12", "redis@7", "/redis", "redis/", "a//b", "a___b", "a..b", "-a", "a-", "a.b:x/c",
        "a.b:80:80/c",
        String(repeating: "a", count: 256), "https://ghcr.io/a", "größe", "a b",
    ]

    @Test("What is no image reference is refused", arguments: otherTexts)
    func noReferences(text: String) {
        #expect(ImageReference.problem(in: text) != nil)
    }

    @Test(
        "The distance of two words counts letters inserted, removed, replaced and swapped",
        arguments: [
            ("", "", 0), ("", "ab", 2), ("name", "name", 0), ("nmae", "name", 1), ("kubeconfg", "kubeconfig", 1),
            ("ref", "build", 5), ("kitten", "sitting", 3),
        ])
    func distance(first: String, second: String, distance: Int) {
        #expect(editDistance(first, second) == distance)
        #expect(editDistance(second, first) == distance)
    }

    @Test("A word that is far from all others is no misspelling")
    func farWords() {
        #expect(didYouMean("abc", among: ["xyz", "build"]) == nil)
        #expect(didYouMean("PULL", among: ["ref", "pull"]) == "did you mean 'pull'?")
        #expect(didYouMean("x", among: []) == nil)
    }

    @Test(
        "Circles of needs are found once each, whatever hangs on them",
        arguments: [
            ("a:b b:c c:", []), ("a:a", ["a"]), ("a:b b:a", ["a b"]), ("x:a a:b b:c c:a", ["a b c"]),
            ("a:b,c b:d c:d d:", []), ("a:b b:a c:d d:c", ["a b", "c d"]), ("a:b,c b:a c:a", ["a b", "a c"]),
            ("a:gone", []),
        ] as [(String, [String])])
    func circlesOfNeeds(graph: String, expected: [String]) {
        let services = graph.split(separator: " ").map { service in
            let parts = service.split(separator: ":").map(String.init)
            let needs = parts.dropFirst().flatMap { $0.split(separator: ",").map(String.init) }
            return (name: parts[0], needs: needs)
        }
        #expect(circles(among: services).map { $0.joined(separator: " ") } == expected)
    }

    @Test("A long chain of needs is no problem")
    func chain() {
        let services = (0..<2000).map { (name: "s\($0)", needs: ["s\($0 + 1)"]) }
        #expect(circles(among: services).isEmpty)
    }

    @Test(
        "A path is made absolute word by word",
        arguments: [
            (".", "/a/b"), ("./c", "/a/b/c"), ("../c/", "/a/c"), ("../../../c", "/c"), ("/x//y/./z/..", "/x/y"),
        ])
    func paths(path: String, absolute: String) {
        #expect(absolutePath(path, from: "/a/b") == absolute)
    }

    @Test("A glob's special characters count only in what is written, not in the folder it starts from")
    func globs() throws {
        let folder = FileManager.default.temporaryDirectory.path + "/[x]" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: folder + "/crd/deep", withIntermediateDirectories: true)
        for file in ["crd/b1.yaml", "crd/a2.yaml", "crd/deep/c.yaml", "crd/d.json"] {
            try Data().write(to: URL(fileURLWithPath: folder + "/" + file))
        }
        func matches(_ patterns: String) throws -> [String] {
            let text = "apiVersion: envboot/v1\nname: a\nmanifests: \(patterns)\n"
            return try load(text, directory: folder).manifests.map { String($0.dropFirst(folder.count + 1)) }
        }
        #expect(try matches("['crd/*.yaml']") == ["crd/a2.yaml", "crd/b1.yaml"])
        #expect(try matches("['*/[b-z]?.yaml', crd/a2.yaml]") == ["crd/b1.yaml", "crd/a2.yaml"])
        #expect(
            try matches("['./crd/../crd/*', '*/*/*.yaml']") == [
                "crd/a2.yaml", "crd/b1.yaml", "crd/d.json", "crd/deep/c.yaml",
            ])
    }

    @Test("Addresses of either version are told apart from those that others reach")
    func addresses() {
        #expect(["127.0.0.1", "127.1.2.3", "::1"].allSatisfy { IPAddress($0)?.isLoopback == true })
        #expect(
            ["0.0.0.0", "10.0.0.1", "::", "fe80::1", "::ffff:127.0.0.1"].allSatisfy {
                IPAddress($0)?.isLoopback == false
            })
        #expect(["", "localhost", "1.2.3", "1.2.3.4.5", "::g", "127.0.0.1 "].allSatisfy { IPAddress($0) == nil })
    }
}
