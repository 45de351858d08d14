import Escaping
import Makefiles
import Profile
import Terminal

/// What the Makefile of a folder has to run suites with.
struct SuiteTargets {
    private let targets: [String]
    /// Whether the Makefile that make reads leads to the targets.
    private let isIncluded: Bool
    private let serial: [SerialEntry]
    /// A Makefile that envboot did not write, with what it was told to take back in it.
    private let foreign: (name: String, entries: [RollbackStore.Entry])?

    /// A Makefile that cannot be read is one without targets: `gen-makefile` says what is wrong with it.
    init(in directory: String) {
        let destination = try? Destination(in: directory)
        let makefile = destination?.current.flatMap(GeneratedMakefile.init)
        targets = makefile?.suiteTargets ?? []
        serial = makefile?.serialEntries ?? []
        isIncluded = (try? destination?.isIncluded(in: directory)) ?? true
        foreign = destination?.includingFile.map { name in
            (name, (try? RollbackStore(makefile: "\(directory)/\(name)").entries()) ?? [])
        }
    }

    /// What is serial, since when and why, a line each.
    var serialText: String {
        let own = serial.map { line($0.targets.joined(separator: ", "), $0.since, $0.reason) }
        let others = foreign.map { makefile in makefile.entries.map { line(makefile.name, $0.since, $0.reason) } }
        return (own + (others ?? [])).joined()
    }

    private func line(_ what: String, _ since: String, _ reason: String) -> String {
        let why = reason.isEmpty ? "" : ": \(reason)"
        return printable("\(what) runs with one process since \(since)\(why)") + "\n"
    }

    /// How to end that.
    var waysBack: [NextStep] {
        var steps: [NextStep] = []
        if !serial.isEmpty { steps.append(.init("envboot rollback --undo", "run in parallel again")) }
        if let foreign, !foreign.entries.isEmpty {
            steps.append(
                .init("envboot rollback --undo --makefile \(foreign.name)", "bring back what \(foreign.name) had"))
        }
        return steps
    }

    /// How to run the suites of a profile: at most three of them.
    func steps(for profile: Profile) -> [NextStep] {
        if profile.suites.isEmpty { return [] }
        let known = profile.suites.filter { targets.contains(target(of: $0, in: profile)) }
        if known.isEmpty {
            return [.init("envboot gen-makefile", "write targets that run the suites in parallel")]
        }
        guard isIncluded else {
            return [.init("envboot gen-makefile --include", "let make know the suites' targets")]
        }
        return known.prefix(3).map { suite in
            .init("make \(target(of: suite, in: profile))", "run the suite \(suite.name)")
        }
    }

    private func target(of suite: Suite, in profile: Profile) -> String {
        "\(profile.makefilePrefix)test-\(suite.name)"
    }
}
