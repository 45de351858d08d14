/// What a check of the machine found.
public struct Finding: Codable, Sendable, Equatable {
    /// What it means for bringing an environment up.
    public enum Level: String, Codable, Sendable {
        /// Nothing stands in the way.
        case ok
        /// It can be in the way, or could not be found out.
        case warning
        /// Bringing the environment up would fail.
        case error
    }

    /// Where in the profile the cause is, if it is there.
    public struct Place: Codable, Sendable, Hashable {
        /// The file as shown to the user.
        public var file: String
        /// The line, from 1.
        public var line: Int
    }

    /// Names the check from run to run: `ports`.
    public var check: String
    /// What it means for bringing an environment up.
    public var level: Level
    /// What was found.
    public var found: String
    /// Why it matters.
    public var why: String
    /// The command or the act that mends it, where there is one.
    public var remedy: String?
    /// Where in the profile the cause is, if it is there.
    public var place: Place?

    init(
        _ check: String, _ level: Level, _ found: String, why: String, remedy: String? = nil, place: Place? = nil
    ) {
        self.check = check
        self.level = level
        self.found = found
        self.why = why
        self.remedy = remedy
        self.place = place
    }
}

extension Finding: CustomStringConvertible {
    /// What was found, in one line, and below it why it matters and what mends it.
    public var description: String {
        ([title] + notes.map { "  " + $0 }).joined(separator: "\n")
    }

    /// What was checked and found, and where the profile asks for it.
    public var title: String {
        "\(check): \(found)" + (place.map { " (\($0.file):\($0.line))" } ?? "")
    }

    /// Why it matters and what mends it, where something is not well.
    public var notes: [String] { level == .ok ? [] : ["why: \(why)"] + (remedy.map { ["fix: \($0)"] } ?? []) }
}

/// The machine is not fit for bringing the environment up, as was found before anything was changed.
public struct ChecksFailed: Error, Sendable, CustomStringConvertible {
    /// The errors among what was found.
    public let findings: [Finding]

    /// All of them, with what mends each.
    public var description: String {
        "the environment cannot be brought up here, and nothing was changed\n"
            + findings.map(\.description).joined(separator: "\n")
    }
}
