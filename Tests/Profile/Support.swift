import Diagnostics
import Foundation
import Testing

@testable import Profile

/// The folder with the files that the fixtures name.
let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures").path

let repository = URL(fileURLWithPath: fixtures).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

let environment = ["HOME": "/home/user"]

func fixture(_ name: String) throws -> String {
    try String(contentsOfFile: fixtures + "/" + name, encoding: .utf8)
}

func load(_ text: String, directory: String = fixtures) throws(ProfileErrors) -> Profile {
    try Profile.load(text: Array(text.utf8), file: "p.yaml", directory: directory, environment: environment)
}

/// What is found in a profile, warnings included.
func diagnostics(_ text: String, directory: String = fixtures) -> [Diagnostic] {
    do {
        return try load(text, directory: directory).warnings
    } catch {
        return error.diagnostics
    }
}

extension Diagnostic {
    var endColumn: Int? { location?.endColumn }
    var length: Int { location?.length ?? 1 }
    var sourceLine: String { location?.sourceLine ?? "" }

    /// `line:column: message (hint)`, with the tests' folder left out.
    var short: String {
        let text = "\(line):\(column): \(message)" + (hint.map { " (\($0))" } ?? "")
        return text.replacing(fixtures, with: "FIXTURES")
    }
}

/// The processor time that this thread has used: unlike the clock's, no other test adds to it.
func threadTime() -> Duration {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
}
