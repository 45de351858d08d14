import Escaping
import Profile

/// The targets of one profile.
struct MakefileSection {
    var profile: Profile
    /// The profile as `envboot --profile` takes it from the Makefile's folder.
    let path: String
    /// The folder that the Makefile stands in, and the user's home folder: paths within them are written as such, so
    /// that the file is the same on every machine.
    let directory: String
    let home: String

    private var prefix: String { profile.makefilePrefix }

    /// A target, what `make help` says of it, what it needs, and its recipe.
    struct Target {
        var name: String
        var help: String
        var needs: [String] = []
        var recipe: [String]
    }

    var targets: [Target] {
        // The shell leaves the option out without a version, and reads its value as one word.
        let option = #" --profile \#(variable("profile")) $${KUBERNETES:+--kubernetes "$$KUBERNETES"}"#
        let cluster = profile.cluster.name
        var targets = [
            Target(
                name: prefix + "env-up", help: "bring up the environment \(cluster)",
                recipe: ["@$(ENVBOOT) up\(option)"]),
            Target(
                name: prefix + "env-down", help: "remove the environment \(cluster)",
                recipe: ["@$(ENVBOOT) down\(option)"]),
            Target(
                name: prefix + "env-status", help: "show what is there of the environment \(cluster)",
                recipe: ["@$(ENVBOOT) status\(option)"]),
        ]
        if profile.suites.contains(where: \.reset) {
            targets.append(
                Target(
                    name: prefix + "env-reset", help: "take the environment \(cluster) back to what env-up left",
                    recipe: ["@$(ENVBOOT) reset\(option)"]))
        }
        targets += profile.suites.map { suite in
            Target(
                name: testTarget(suite), help: "run the suite \(suite.name)",
                needs: suite.cluster ? [prefix + (suite.reset ? "env-reset" : "env-up")] : [],
                recipe: [
                    "@\(variable("suite_" + suite.name)); \(suite.cluster ? "export \(variable("env")); KUBECONFIG=$$KUBECONFIG$${KUBERNETES:+-$$KUBERNETES}; " : "")$(envboot_ginkgo)"
                ])
        }
        let runs = profile.suites.map { "$(MAKE) \(testTarget($0)) || status=$$?" }
        targets.append(
            Target(
                name: prefix + "test-all", help: "run every suite, one after the other",
                recipe: ["@status=0; \((runs + ["exit $$status"]).joined(separator: "; "))"]))
        return targets
    }

    func testTarget(_ suite: Suite) -> String { "\(prefix)test-\(suite.name)" }

    /// The name under which the suite's runs are kept.
    func runName(_ suite: Suite) -> String { prefix + suite.name }

    /// The variables that the recipes use: everything of the profile that is not a name.
    var definitions: [String] {
        var lines = ["# \(MakeQuoting.comment(profile.file))"]
        lines.append("\(name("profile")) = \(MakeQuoting.shellWord(path))")
        if profile.suites.contains(where: \.cluster) {
            let words = variables.map { "\($0.name)=\($0.word)" }
            lines.append("\(name("env")) = \\\n\t" + words.joined(separator: " \\\n\t"))
        }
        return lines + profile.suites.map(definition)
    }

    private func definition(of suite: Suite) -> String {
        let procs = profile.procs
        var share = ""
        var count = ""
        switch procs.use {
        case .cpus(let numerator, let denominator): share = "\(numerator)/\(denominator)"
        case .count(let number): count = String(number)
        }
        let hasPorts = suite.cluster && !profile.processes.isEmpty
        let values = [
            "suite=\(runName(suite))", "path=\(portable(suite.path))",
            "timeout=\(suite.timeout.components.seconds)s",
            "serial=$(filter \(testTarget(suite)),$(ENVBOOT_SERIAL))", "docker=\(suite.cluster ? "yes" : "")",
            "share=\(share)", "count=\(count)", "memory=\(procs.memoryPerProc.map(String.init) ?? "")",
            "max=\(procs.max.map(String.init) ?? "")", "ports=\(hasPorts ? String(profile.ports.processes) : "")",
            "min=\(procs.min)",
        ]
        return "\(name("suite_" + suite.name)) = \\\n\t" + values.joined(separator: " ")
    }

    /// A text with a line break in a definition, which make would end there regardless of quoting.
    var brokenText: String? {
        let words =
            [MakeQuoting.shellWord(path)] + variables.map(\.word)
            + profile.suites.map { portable($0.path) }
        return words.first { $0.hasScalar(of: "\n") }
    }

    private var variables: [(name: String, word: String)] {
        profile.variables.map { ($0.name, portable($0.value)) }
    }

    /// A path as a shell word that means the same on another machine. The folder's name is not part of the recipe: the
    /// shell, which make starts in that folder, knows it.
    private func portable(_ text: String) -> String {
        for (folder, reference) in [(directory, #""$$PWD""#), (home, #""$$HOME""#)] where folder != "/" {
            if text == folder { return reference }
            if text.utf8.starts(with: (folder + "/").utf8) {
                return reference + MakeQuoting.shellWord(String(Substring(text.utf8.dropFirst(folder.utf8.count))))
            }
        }
        return MakeQuoting.shellWord(text)
    }

    private func name(_ part: String) -> String { "envboot_\(profile.name)_\(part)" }
    private func variable(_ part: String) -> String { "$(\(name(part)))" }
}
