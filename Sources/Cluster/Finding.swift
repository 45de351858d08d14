import Profile

/// What a check of the machine found.
package struct Finding: Codable, Sendable, Equatable {
    /// What it means for bringing an environment up.
    package enum Level: String, Codable, Sendable {
        /// Nothing stands in the way.
        case ok
        /// It can be in the way, or could not be found out.
        case warning
        /// Bringing the environment up would fail.
        case error
    }

    /// Where in the profile the cause is, if it is there.
    package struct Place: Codable, Sendable, Hashable {
        /// The file as shown to the user.
        package var file: String
        /// The line, from 1.
        package var line: Int
    }

    /// Names the check from run to run: `ports`.
    package var check: String
    /// What it means for bringing an environment up.
    package var level: Level
    /// What was found.
    package var found: String
    /// Why it matters.
    package var why: String
    /// The command or the act that mends it, where there is one.
    package var remedy: String?
    /// Where in the profile the cause is, if it is there.
    package var place: Place?

    package init(
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
    package var description: String {
        ([title] + notes.map { "  " + $0 }).joined(separator: "\n")
    }

    /// What was checked and found, and where the profile asks for it.
    package var title: String {
        "\(check): \(found)" + (place.map { " (\($0.file):\($0.line))" } ?? "")
    }

    /// Why it matters and what mends it, where something is not well.
    package var notes: [String] { level == .ok ? [] : ["why: \(why)"] + (remedy.map { ["hint: \($0)"] } ?? []) }
}

/// The machine cannot run the environment, as was found before anything was changed.
package struct ChecksFailed: Error, Sendable, CustomStringConvertible {
    /// The errors among what was found.
    package let findings: [Finding]

    package init(findings: [Finding]) {
        self.findings = findings
    }

    /// All of them, with what mends each.
    package var description: String {
        "the environment cannot be brought up here, and nothing was changed\n"
            + findings.map(\.description).joined(separator: "\n")
    }
}

extension Profile {
    /// The place of the first of these parts that the profile has.
    package func place(of paths: [String]) -> Finding.Place? {
        paths.lazy.compactMap { places[$0] }.first.map { Finding.Place(file: file, line: $0.line) }
    }
}
