import Synchronization

/// What a program wrote, for tests that read it.
package final class CollectedText: Sendable {
    private let storage = Mutex("")

    /// Nothing collected yet.
    package init() {}

    /// All of it so far.
    package var text: String { storage.withLock { $0 } }

    /// What was written since this was last asked for.
    package func take() -> String {
        storage.withLock { text in
            defer { text = "" }
            return text
        }
    }

    func append(_ more: String) { storage.withLock { $0 += more } }
}

extension Screen {
    /// A screen that only keeps what is written to it.
    ///
    /// - Parameters:
    ///   - collected: where the text goes.
    ///   - isTerminal: whether it poses as a terminal, of `width` by 24.
    ///   - environment: its `NO_COLOR`, `TERM` and locale.
    package static func collecting(
        in collected: CollectedText, isTerminal: Bool = false, width: Int = 80,
        environment: [String: String] = ["LANG": "C.UTF-8"]
    ) -> Screen {
        Screen(isTerminal: isTerminal, environment: environment, size: { ScreenSize(columns: width) }) {
            collected.append($0)
        }
    }
}
