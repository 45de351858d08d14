import Foundation
import Testing

@testable import YAML

/// The only document of a text.
func document(_ text: String) throws -> Node {
    let documents = try parse(Array(text.utf8), file: "test.yaml")
    try #require(documents.count == 1)
    return documents[0]
}

/// What is wrong with a text, as `line:column: message (hint)`; nil where nothing is.
func problem(_ bytes: some Collection<UInt8>, limits: ParseLimits = .standard) -> String? {
    do {
        _ = try parse(Array(bytes), file: "", limits: limits)
        return nil
    } catch {
        return String(error.description.dropFirst())
    }
}

extension Node {
    static func scalar(_ text: String, _ style: Style = .plain, tag: String? = nil) -> Node {
        Node(.scalar(Scalar(text: text, style: style)), tag: tag)
    }
}

/// The processor time that this thread has used: unlike the clock's, no other test adds to it.
func threadTime() -> Duration {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
}
