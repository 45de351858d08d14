import Machine
import ArgumentParser
import Makefiles
import Profile
import Terminal

struct ProcsCommand: ProfileCommand {
    static let configuration = CommandConfiguration(
        commandName: "procs",
        abstract: "Print the process count of a suite.",
        discussion: """
            The generated Makefile finds the same number by itself.

            Examples:
              envboot procs --explain
              envboot procs --suite e2e
            """)

    @OptionGroup var common: CommonOptions
    @Option(help: "The suite; without it, a suite that uses the cluster.", completion: .suite)
    var suite: String?
    @Flag(help: "Show each bound with its value, and which one decided.")
    var explain = false

    func run(in context: Context) async throws {
        let profile = try context.loadProfile()
        let usesCluster = try suite.map { try find($0, in: profile).cluster } ?? true
        let runner = context.runner { context.errors.write(line: $0) }
        let machine = await MachineResources.current(runner, for: profile.procs, usesCluster: usesCluster)
        let count = try ProcessCount(
            profile, machine: machine, usesCluster: usesCluster, override: context.variables["PROCS"])
        if context.options.isJSON { return try context.print(json: count) }
        guard explain else {
            context.output.write(line: "\(count.number)")
            return
        }
        let rows = count.bounds.map { bound in
            [bound.name, bound.value.map(String.init) ?? "-", bound.isDecisive ? "decides" : ""]
        }
        context.output.write(Table(header: ["BOUND", "PROCESSES", ""], rows: rows).text(for: context.output))
        context.output.write("\n\(count.number)\n")
    }

    private func find(_ name: String, in profile: Profile) throws -> Suite {
        if let suite = profile.suites.first(where: { $0.name == name }) { return suite }
        let names = profile.suites.map(\.name).joined(separator: ", ")
        throw ValidationError("\(profile.file) has no suite '\(name)'" + (names.isEmpty ? "." : "; it has: \(names)."))
    }
}
