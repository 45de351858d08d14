import Profile

/// Two profiles that use the same name for different things in a shared Makefile.
package struct NameCollision: Sendable, Equatable {
    /// The file of the first profile.
    package let first: String
    /// The second profile.
    package let second: Profile
    /// The colliding name, such as `the target 'test-e2e'`.
    package let name: String
    /// The key in the second profile, such as `suites.e2e`.
    package let path: String
    /// What to change in the second profile.
    package let hint: String

    /// The collision in one line.
    package var message: String { "\(first) and \(second.file) both define \(name)" }

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
                            ? "rename one of them: the Makefile's variables are named after the profiles"
                            : "set its own prefix: makefile: {prefix: \(prefix(for: section, owners))}"))
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
            // `a-` with `b` gives the same name as no prefix with `a-b`.
            + profile.suites.map { ("the folder '.envboot/runs/\(section.runName($0))'", "suites.\($0.name)") }
    }

    /// A prefix with which no name of the section collides.
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
