import Diagnostics
import Escaping
import Foundation
import Profile
import Templates

/// Writes the Makefile of one or more profiles.
package struct Generator: Sendable {
    private let profiles: [Profile]
    private let directory: String
    private let home: String

    /// - Parameters:
    ///   - profiles: the profiles whose targets the file has.
    ///   - directory: the folder that it stands in, absolute.
    ///   - home: the user's home folder.
    /// - Throws: `Diagnostic` if two profiles or their targets have the same name, or a path has a line break.
    package init(_ profiles: [Profile], directory: String, home: String) throws(Diagnostic) {
        self.profiles = Self.apart(profiles)
        self.directory = directory
        self.home = home
        for section in sections {
            guard let text = section.brokenText else { continue }
            throw Diagnostic(
                "\(printable(section.profile.file)): a Makefile cannot contain the line break in \(printable(text))",
                hint: "rename the file or folder")
        }
        if let collision = NameCollision.all(among: sections).first {
            throw Diagnostic(collision.message, hint: collision.hint)
        }
    }

    /// Names that keep profiles from sharing a Makefile.
    package static func collisions(among profiles: [Profile]) -> [NameCollision] {
        let sections = apart(profiles).map {
            MakefileSection(profile: $0, path: $0.file, directory: $0.directory, home: "/")
        }
        return NameCollision.all(among: sections)
    }

    /// Of several profiles without a prefix, those without suites get one: nobody knows their targets by name yet, and
    /// they are not to stand in the way of those that run tests.
    private static func apart(_ profiles: [Profile]) -> [Profile] {
        guard profiles.count(where: \.makefilePrefix.isEmpty) > 1 else { return profiles }
        return profiles.map { profile in
            var profile = profile
            if profile.makefilePrefix.isEmpty && profile.suites.isEmpty { profile.makefilePrefix = profile.name + "-" }
            return profile
        }
    }

    private var sections: [MakefileSection] {
        profiles.map { profile in
            MakefileSection(profile: profile, path: profile.file, directory: directory, home: home)
        }
    }

    /// The names of the targets.
    package var targetNames: [String] { sections.flatMap(\.targets).map(\.name) + [helpTarget] }

    private var helpTarget: String { (profiles.count == 1 ? profiles[0].makefilePrefix : "") + "help" }

    /// The file, with the suites serial that were so in the one that it replaces.
    package func makefile(replacing old: GeneratedMakefile? = nil) -> GeneratedMakefile {
        let names = Set(targetNames)
        let kept = (old?.serialEntries ?? []).compactMap { $0.keeping(names)?.line }
        return GeneratedMakefile(profiles: profiles.map(\.file), serialLines: kept, body: body)
    }

    private var body: String {
        var text = """

            ENVBOOT ?= envboot
            GINKGO ?= ginkgo
            # For one run, from the environment or as arguments of make: PROCS, another version of Kubernetes, and further
            # options of ginkgo.
            export PROCS KUBERNETES GINKGO_FLAGS GINKGO_FOCUS GINKGO_SKIP GINKGO_LABEL
            # In the environment, no shell takes the files' names for commands.
            export envboot_makefiles = $(MAKEFILE_LIST)

            .PHONY: \(targetNames.joined(separator: " "))

            \(helpTarget): ## list the targets
            \t@set -f; awk -F ':.*## ' '/^[A-Za-z0-9_.-]+:.*## / {printf "  %-24s %s\\n", $$1, $$2}' $$envboot_makefiles

            """
        for section in sections {
            text += "\n" + section.definitions.joined(separator: "\n") + "\n"
            for target in section.targets {
                let needs = target.needs.map { " " + $0 }.joined()
                text += "\n\(target.name):\(needs) ## \(target.help)\n"
                text += target.recipe.map { "\t\($0)\n" }.joined()
            }
        }
        return text + "\n" + (Embedded.templates["procs.mk"] ?? "")
    }
}
