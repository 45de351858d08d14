import Foundation

/// The file with the times of a cluster's steps. They are only shown, so that no problem with the file is an error:
/// what cannot be read counts as no times, and what cannot be written is lost.
struct StepTimesFile: Sendable {
    let folder: StateFolder
    let cluster: String

    private var name: String { cluster + ".times.json" }
    private static let maxBytes = 1 << 20

    func read() -> StepTimes {
        guard let file = try? folder.existing()?.file(name) else { return StepTimes() }
        let content = Data(file.content(limit: Self.maxBytes))
        return (try? JSONDecoder().decode(StepTimes.self, from: content)) ?? StepTimes()
    }

    /// Adds the times of one run. To be called while the cluster is locked.
    func add(_ times: [(step: String, duration: Duration)]) {
        if times.isEmpty { return }
        var all = read()
        all.add(times)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        guard let content = try? encoder.encode(all) else { return }
        try? folder.create().write(Array(content), to: name)
    }
}
