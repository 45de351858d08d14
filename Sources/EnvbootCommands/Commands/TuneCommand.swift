import Machine
import Diagnostics
import ArgumentParser
import Escaping
import Files
import Foundation
import Makefiles
import Presentation
import Profile
import Reports
import Terminal

struct TuneCommand: ProfileCommand {
    static let configuration = CommandConfiguration(
        commandName: "tune",
        abstract: "Measure a suite with several process counts, and recommend one.",
        discussion: """
            Runs the suite's target in the Makefile that envboot gen-makefile wrote, several times; how long that will \
            take is said first. What comes close to the fastest is run up to three times. The runs are not kept.

            Examples:
              envboot tune e2e
              envboot tune e2e --counts 2,4,6 --yes --write
            """)

    static let isGuarded = true

    @OptionGroup var common: CommonOptions
    @Argument(help: "The suite.", completion: .suite)
    var suite: String
    @Option(
        help: ArgumentHelp(
            "The numbers to try, separated by commas. Default: 1, 2, 4, ... up to twice what envboot procs says.",
            valueName: "numbers"))
    var counts: String?
    @Flag(help: "Do not ask before the suite is run.")
    var yes = false
    @Flag(help: "Write the number into the profile, as procs.use.")
    var write = false

    func validate() throws { _ = try numbers }

    private var numbers: [Int] {
        get throws {
            try (counts ?? "").split(separator: ",").map { word in
                guard let number = Int(word.trimmingCharacters(in: .whitespaces)), (1...256).contains(number) else {
                    throw ValidationError("--counts takes numbers from 1 to 256, such as 1,2,4; not '\(word)'.")
                }
                return number
            }
        }
    }

    func run(in context: Context) async throws {
        let profile = try context.loadProfile()
        guard let suite = profile.suites.first(where: { $0.name == suite }) else {
            throw ValidationError(
                "\(profile.file) has no suite '\(suite)'; it has: \(profile.suites.map(\.name).joined(separator: ", "))."
            )
        }
        let target = try MakeTarget(ofSuite: "\(profile.makefilePrefix)test-\(suite.name)", in: context)
        let plan = try await plan(for: suite, of: profile, in: context)
        guard try await isAgreed(plan, in: context) else { return }
        let display = StepDisplay(screen: context.errors, quiet: context.options.isQuiet)
        let tuning = try await display.run {
            var tuning = Tuning(plan.counts)
            while let count = tuning.next {
                let title = "\(target.name) with \(Figures.count(count, "process", "processes"))"
                tuning.add(try await target.run(procs: count, as: title, on: display), processes: count)
            }
            return tuning
        }
        try show(tuning, in: context)
        guard let recommended = tuning.recommended else {
            throw Diagnostic.file(
                target.name, "cannot recommend a process count: \(tuning.reason)",
                hint: "run it with one process until it passes: make \(target.name) PROCS=1")
        }
        if write { try writeNumber(recommended, into: profile, in: context) }
    }

    private func plan(for suite: Suite, of profile: Profile, in context: Context) async throws -> TuningPlan {
        let machine = await MachineResources.current(context.programs, for: profile.procs, usesCluster: suite.cluster)
        let detected = try ProcessCount(profile, machine: machine, usesCluster: suite.cluster, override: nil).number
        let hasPorts = suite.cluster && !profile.processes.isEmpty
        // `--counts` takes up to 256.
        let most = min(
            min(detected, 128) * 2, profile.procs.max ?? .max, hasPorts ? profile.ports.processes : .max)
        let kept = KeptRuns(beside: context.directory).runs(of: profile.makefilePrefix + suite.name)
        return TuningPlan(counts: try numbers, most: max(most, 1), kept: kept)
    }

    private func isAgreed(_ plan: TuningPlan, in context: Context) async throws -> Bool {
        let counts = plan.counts.map(String.init).joined(separator: ", ")
        let time =
            plan.estimate.map { "about \(Figures.time($0)), and up to three times that where the times are close" }
            ?? "as long as that many runs of the suite: no earlier run to estimate from"
        context.errors.write(line: "\(suite) is run with \(counts) processes, which takes \(time)")
        if yes { return true }
        let prompt = Prompt(screen: context.errors)
        guard prompt.isPossible else {
            throw ValidationError("Give --yes to run it: no terminal to ask on.")
        }
        return try await prompt.confirms("Continue?")
    }

    private func show(_ tuning: Tuning, in context: Context) throws {
        if context.options.isJSON { return try context.print(json: tuning) }
        let recommendation = tuning.recommended.map { "\nrecommended: \($0) (\(printable(tuning.reason)))\n" } ?? ""
        context.output.write(tuning.section.text(for: context.output) + recommendation)
    }

    private func writeNumber(_ number: Int, into profile: Profile, in context: Context) throws {
        let path = profile.file.hasPrefix("/") ? profile.file : context.directory + "/" + profile.file
        guard let text = FileManager.default.contents(atPath: path) else {
            throw ValidationError("--write: \(profile.file) is not a file that can be changed.")
        }
        guard let edited = settingProcs(to: number, in: Array(text)) else {
            throw Diagnostic(
                "\(profile.file) is written so that the number cannot be put into it without more changes",
                hint: "write it by hand: procs: {use: \(number)}")
        }
        // More processes than have a port, say, are an error of the profile's.
        _ = try Profile.load(
            text: edited, file: profile.file, directory: profile.directory, environment: context.variables)
        try rewrite(path, with: edited)
        context.errors.write(
            line: "wrote \(profile.file): procs.use is \(number); envboot gen-makefile takes it into the Makefile")
    }
}
