import Files
import Foundation

/// A folder of evidence in `.envboot/`, of one run.
struct EvidenceFolder: Sendable {
    /// What evidence is of; the name of the folder that it is in.
    enum Occasion: String, Sendable {
        /// A run that failed.
        case failures
        /// `envboot logs`.
        case logs
    }

    let path: String
    private let redaction: Redaction

    /// How many folders of an occasion are kept.
    private static let kept = 20
    /// The longest text of one file: a megabyte takes a second of the half minute to redact.
    private static let byteLimit = 1 << 20

    /// Makes the folder, and removes the oldest ones where there are too many.
    init(_ occasion: Occasion, of desired: Desired, at time: Date = .now) throws {
        let parent = "\(desired.profile.directory)/.envboot"
        path = "\(parent)/\(occasion.rawValue)/\(time.formatted(.iso8601.timeSeparator(.omitted)))-\(getpid())"
        redaction = Redaction(desired)
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        // Nobody is to commit it by mistake.
        let ignore = parent + "/.gitignore"
        if !FileManager.default.fileExists(atPath: ignore) {
            try writeWhole(Array("*\n".utf8), to: ignore, mode: 0o644)
        }
        Self.removeOldest(in: "\(parent)/\(occasion.rawValue)")
    }

    /// Writes a file without what must not be kept; of a long text, the end. For its owner only, since nobody knows
    /// what services log.
    func write(_ text: String, to name: String) throws {
        var text = text
        if text.utf8.count > Self.byteLimit {
            text = "(the beginning is left out)\n" + String(decoding: text.utf8.suffix(Self.byteLimit), as: UTF8.self)
        }
        try writeWhole(Array(redaction(text).utf8), to: "\(path)/\(name)", mode: 0o600)
    }

    /// A text as it may be shown or kept.
    func redacted(_ text: String) -> String { redaction(text) }

    /// Removes what envboot made there, as the names tell, but for the newest. What cannot be removed stays.
    private static func removeOldest(in folder: String) {
        let files = FileManager.default
        let names = ((try? files.contentsOfDirectory(atPath: folder)) ?? []).filter { name in
            let type = try? files.attributesOfItem(atPath: "\(folder)/\(name)")[.type] as? FileAttributeType
            return type == .typeDirectory && name.wholeMatch(of: /\d{4}-\d\d-\d\dT\d{6}Z-\d+/) != nil
        }
        for name in names.sorted().dropLast(kept) { try? files.removeItem(atPath: "\(folder)/\(name)") }
    }
}
