import Cluster
import Files
import Foundation
import Redaction

/// A folder of diagnostics in `.envboot/`, of one run.
struct DiagnosticsFolder: Sendable {
    /// What diagnostics is of; the name of the folder that it is in.
    enum Purpose: String, Sendable {
        /// A run that failed.
        case failures
        /// `envboot logs`.
        case logs
    }

    private let directory: OwnedDirectory
    private let redaction: Redaction

    /// How many folders of an occasion are kept.
    private static let kept = 20
    /// The maximum length of one file.
    static let byteLimit = 1 << 20

    /// Makes the folder, and removes the oldest ones where there are too many.
    init(_ occasion: Purpose, of desired: Desired, at time: Date = .now) throws {
        let parent = try OwnedDirectory.createEnvboot(in: desired.profile.directory)
            .createSubdirectory(occasion.rawValue)
        directory = try parent.createSubdirectory(
            "\(time.formatted(.iso8601.timeSeparator(.omitted)))-\(getpid())")
        redaction = desired.redaction
        Self.removeOldest(in: parent)
    }

    var path: String { directory.path }

    /// Writes a file without what must not be kept; of a long text, the end. For its owner only, since nobody knows
    /// what services log.
    ///
    /// - Throws: `CancellationError` if the task is cancelled before all of the text is redacted: then no file is
    ///   written.
    func write(_ text: String, to name: String) throws {
        var text = text
        if let end = text.lastLines(bytes: Self.byteLimit) { text = "(the beginning is left out)\n" + end }
        try directory.write(Array(redaction.unlessCancelled(text).utf8), to: name)
    }

    /// A text as it may be shown or kept.
    func redacted(_ text: String) -> String { redaction(text) }

    /// Removes what envboot made there, as the names tell, but for the newest. What cannot be removed stays.
    private static func removeOldest(in parent: OwnedDirectory) {
        let names = parent.subdirectories.filter { $0.wholeMatch(of: /\d{4}-\d\d-\d\dT\d{6}Z-\d+/) != nil }
        for name in names.sorted().dropLast(kept) { try? parent.remove(name) }
    }
}
