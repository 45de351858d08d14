import Foundation
import Programs
import Testing

#if os(Linux)
/// What envboot leaves beside itself for when it is killed; a script is killed in its place.
@Suite struct WatchdogTests {
    private let number = Int.random(in: 100_000...999_999)

    /// Runs a script with the mark of a run, which ends only when its program has been ended.
    private func expectEnded(_ script: String) async throws {
        let runner = Runner.system(environment: [
            "PATH": "/usr/bin:/bin", "ENVBOOT_RUN": "a-test-\(number)", "ENVBOOT": Shell.program,
        ])
        let program = "exec setsid sleep \(number) > /dev/null 2>&1"
        let script = script.replacing("PROGRAM", with: program) + "; wait"
        let run = try await runner.finish(Command("sh", ["-c", script], timeout: .seconds(60)))
        #expect(run.status == .exited(0), "\(run.errorOutput)")
    }

    @Test("a program that was told of is ended when nobody tells of its end")
    func toldOf() async throws {
        try await expectEnded(#"(PROGRAM) & echo "+$!" | "$ENVBOOT" watchdog"#)
    }

    @Test("a program that begins only a moment after envboot's end is ended, too")
    func late() async throws {
        try await expectEnded(#"(sleep 0.5; PROGRAM) & "$ENVBOOT" watchdog < /dev/null"#)
    }
}
#endif
