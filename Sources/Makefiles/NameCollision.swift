import Profile

/// Two profiles that give one name to different things in a Makefile that has the targets of both.
public struct NameCollision: Sendable, Equatable {
    /// The file of the profile that comes first.
    public let first: String
    /// The profile that comes second.
    public let second: Profile
    /// What has the name, such as `the target 'test-e2e'`.
    public let name: String
    /// Where the second profile gives the name, such as `suites.e2e`.
    public let path: String
    /// What to change in the second profile.
    public let hint: String

    /// What collides, in one line.
    public var message: String { "\(first) and \(second.file) both have \(name)" }

    /// The first collision of each profile with those before it.
    static func all(among sections: [MakefileSection]) -> [NameCollision] {
        var owners: [String: String] = [:]
        var collisions: [NameCollision] = []
        for section in sections {
            let names = names(of: section)
            if let taken = names.first(where: { owners[$0.name] != nil }) {
                let isOwnName = taken.name == names.first?.name
                collisions.append(
                    NameCollision(
                        first: owners[taken.name] ?? "", second: section.profile, name: taken.name, path: taken.path,
                        hint: isOwnName
                            ? "name one of them otherwise: the Makefile's variables bear the profiles' names"
                            : "give it a prefix of its own: makefile: {prefix: \(prefix(for: section, owners))}"))
            }
            for (name, _) in names where owners[name] == nil { owners[name] = section.profile.file }
        }
        return collisions
    }

    private static func names(of section: MakefileSection) -> [(name: String, path: String)] {
        let profile = section.profile
        let targets = profile.suites.map { (section.testTarget($0), "suites.\($0.name)") }
        let suites = Dictionary(targets) { first, _ in first }
        return [("the name '\(profile.name)'", "name")]
            + section.targets.map { ("the target '\($0.name)'", suites[$0.name] ?? "name") }
            // `a-` and `b` make the same of it as no prefix and `a-b`.
            + profile.suites.map { ("the folder '.envboot/runs/\(section.runName($0))'", "suites.\($0.name)") }
    }

    /// A prefix by which no name of the section is one of the others'.
    private static func prefix(for section: MakefileSection, _ owners: [String: String]) -> String {
        let name = section.profile.name
        let candidates = ["\(name)-", "\(name)."] + (2...9).map { "\(name)\($0)-" }
        return candidates.first { prefix in
            var section = section
            section.profile.makefilePrefix = prefix
            return names(of: section).dropFirst().allSatisfy { owners[$0.name] == nil }
        } ?? candidates[0]
    }
}
