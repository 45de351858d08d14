import Foundation
import FuzzProperties
import Testing

/// What the fuzzers found, and what they begin with.
@Suite("Findings of the fuzzers") struct FindingTests {
    #if DEBUG
    /// Unoptimised, the same work takes several times as long as in the fuzzer, which allows one second.
    private static let limit = Duration.seconds(5)
    #else
    private static let limit = Duration.seconds(1)
    #endif

    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// An input in a folder of the repository.
    struct Input: Sendable, CustomTestStringConvertible {
        var target: FuzzTarget
        var path: String
        var testDescription: String { "\(target.rawValue) \(URL(filePath: path).lastPathComponent)" }
    }

    static let inputs: [Input] =
        FuzzTarget.allCases.flatMap { inputs($0, "Fuzzing/Corpus/" + $0.rawValue) }
        + inputs(.profile, "Tests/Profile/Fixtures") + inputs(.profile, "profiles")
        + inputs(.makefile, "Tests/Makefiles/HandWritten/Corpus") + inputs(.makefile, "Tests/Makefiles/Golden")
        + inputs(.report, "Tests/Reports/Fixtures")

    private static func inputs(_ target: FuzzTarget, _ folder: String) -> [Input] {
        let path = root.appending(path: folder).path
        let files = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
        return files.sorted().map { Input(target: target, path: "\(path)/\($0)") }
            .filter {
                (try? FileManager.default.attributesOfItem(atPath: $0.path)[.type] as? FileAttributeType)
                    == .typeRegular
            }
    }

    @Test("Each target has findings or seeds", arguments: FuzzTarget.allCases)
    func seeds(target: FuzzTarget) { #expect(Self.inputs.contains { $0.target == target }) }

    @Test("Each input is taken or refused as it should be, within a second", arguments: inputs)
    func properties(input: Input) throws {
        let bytes = Array(try Data(contentsOf: URL(filePath: input.path)))
        let start = threadTime()
        #expect(input.target.violations(of: bytes, folder: Playground.fixtures.path) == [])
        #expect(threadTime() - start < Self.limit)
    }
}

/// The processor time that this thread has used: unlike the clock's, no other test adds to it.
func threadTime() -> Duration {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
}
