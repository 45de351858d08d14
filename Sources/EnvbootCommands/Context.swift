import ArgumentParser
import Cluster
import ContainerTools
import Diagnosis
import Diagnostics
import Escaping
import Foundation
import Profile
import Programs
import Terminal

/// What a command works with: the two streams, the environment's variables and the programs. Nothing else is global.
struct Context: Sendable {
    let options: Options
    let output: Screen
    let errors: Screen
    let variables: [String: String]
    let directory: String
    var programs: Runner

    /// The options that matter to more than one command.
    struct Options: Sendable {
        var profile: String?
        /// The version of Kubernetes that the user chose instead of the profile's.
        var kubernetes: String?
        var isJSON = false
        var isVerbose = false
        var isQuiet = false
    }

    /// The real streams, variables and programs.
    static func system(_ options: Options) -> Context {
        let variables = ProcessEnvironment.variables
        return Context(
            options: options, output: .standardOutput(environment: variables),
            errors: .standardError(environment: variables),
            variables: variables, directory: FileManager.default.currentDirectoryPath,
            programs: .system { command in
                VariableRule.inherited(by: command.program, of: variables)
                    .merging(RunMark.ofThisProcess.environment) { $1 }
            })
    }

    /// Runs `body` with programs that end even if this process is killed.
    func guarded(_ body: @escaping @Sendable (Context) async throws -> Void) async throws {
        guard let watchdog = WatchdogCommand.command else { return try await body(self) }
        let variables = variables
        try await Runner.withGuardedSystem(
            environment: { VariableRule.inherited(by: $0.program, of: variables) }, watchdog: watchdog
        ) { programs in
            var context = self
            context.programs = programs
            try await body(context)
        }
    }

    /// The programs, each told to `show` before it starts where the user wants to see them.
    func runner(_ show: @escaping @Sendable (String) -> Void) -> Runner {
        guard options.isVerbose else { return programs }
        return programs.watched { event in
            if case .started(let command) = event { show("+ " + command.shellText) }
        }
    }

    /// The environment of the profile that the options choose.
    ///
    /// - Parameter needsCharts: whether the objects of the profile's charts matter; if not, helm is not started.
    /// - Throws: ``ReportedFailure`` if the profile cannot be used.
    func environment(
        needsCharts: Bool = true, show: (@Sendable (String) -> Void)? = nil,
        events: @escaping EventHandler = { _ in }
    ) async throws -> Cluster.Environment {
        environment(of: try await desired(needsCharts: needsCharts, show: show), show: show, events: events)
    }

    /// The desired state of the profile that the options choose.
    ///
    /// - Throws: ``ReportedFailure`` if the profile cannot be used.
    func desired(needsCharts: Bool = true, show: (@Sendable (String) -> Void)? = nil) async throws -> Desired {
        let profile = try loadProfile()
        do {
            let nodeImage = variables["ENVBOOT_NODE_IMAGE"].flatMap { $0.isEmpty ? nil : $0 }
            let runner = runner(show ?? { errors.write(line: $0) })
            let charts = needsCharts ? try await Charts.rendered(for: profile, by: runner) : .none
            return try Desired(
                try await profile.choosingNodeImage(by: runner), defaultNodeImage: nodeImage, charts: charts)
        } catch {
            throw report(error)
        }
    }

    func environment(
        of desired: Desired, show: (@Sendable (String) -> Void)? = nil, events: @escaping EventHandler = { _ in }
    ) -> Cluster.Environment {
        Cluster.Environment(
            desired, runner: runner(show ?? { errors.write(line: $0) }), folder: StateFolder(environment: variables),
            events: events)
    }

    func loadProfile() throws -> Profile { try loadProfile(at: options.profile) }

    /// - Parameter path: the profile; nil for the only one.
    /// - Throws: ``ReportedFailure`` where the profile cannot be used.
    func loadProfile(at path: String?) throws -> Profile {
        do {
            let profile = try choosingKubernetes(
                try ProfileFinder(directory: directory, variables: variables).load(path))
            errors.write(profile.warnings.text(for: errors))
            return profile
        } catch {
            throw report(error)
        }
    }

    private func choosingKubernetes(_ profile: Profile) throws -> Profile {
        guard let version = options.kubernetes else { return profile }
        guard let other = profile.forKubernetes(version) else {
            throw ValidationError("--kubernetes: '\(printable(version))' is not a Kubernetes version, such as 1.36")
        }
        guard other.cluster.name.utf8.count <= ClusterSettings.longestName else {
            throw Diagnostic.profile(
                profile.file, line: profile.places["cluster.name"]?.line,
                "'\(other.cluster.name)' is longer than \(ClusterSettings.longestName) characters, and names a cluster",
                hint: "set a shorter cluster.name")
        }
        return other
    }

    /// The profile, where there is one without errors: for commands that can do without.
    var profileIfAny: Profile? {
        try? ProfileFinder(directory: directory, variables: variables).load(options.profile)
    }

    /// Prints a value as one line of JSON on standard output.
    func print(line value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        output.write(exact: String(decoding: try encoder.encode(value), as: UTF8.self) + "\n")
    }

    /// Prints a value as JSON that people can read on standard output.
    func print(json value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        output.write(exact: String(decoding: try encoder.encode(value), as: UTF8.self) + "\n")
    }
}

extension Context.Options {
    fileprivate init(_ display: DisplayOptions, profile: String?, kubernetes: String?) {
        self.init(
            profile: profile, kubernetes: kubernetes, isJSON: display.output == .json, isVerbose: display.verbose,
            isQuiet: display.quiet)
    }
}

/// The variables that the program was started with.
enum ProcessEnvironment {
    static let variables = ProcessInfo.processInfo.environment
}

/// A command that works in a context, so that it can be tried in another one than the real.
protocol ContextCommand: AsyncParsableCommand, Sendable {
    /// Whether its programs change something, so that none may go on where it was killed.
    static var isGuarded: Bool { get }
    var display: DisplayOptions { get }
    /// The one profile that the user chose.
    var chosenProfile: String? { get }
    /// The version of Kubernetes that the user chose instead of the profile's.
    var chosenKubernetes: String? { get }
    func run(in context: Context) async throws
}

/// A command that is about one profile.
protocol ProfileCommand: ContextCommand {
    var common: CommonOptions { get }
}

extension ProfileCommand {
    var display: DisplayOptions { common.display }
    var chosenProfile: String? { common.profile }
}

extension ContextCommand {
    static var isGuarded: Bool { false }
    var chosenProfile: String? { nil }
    var chosenKubernetes: String? { nil }

    func run() async throws {
        let context = Context.system(Context.Options(display, profile: chosenProfile, kubernetes: chosenKubernetes))
        do {
            if Self.isGuarded {
                try await context.guarded { [self] in try await run(in: $0) }
            } else {
                try await run(in: context)
            }
        } catch let failure as ReportedFailure {
            throw failure
        } catch let code as ExitCode {
            throw code
        } catch {
            throw context.report(error)
        }
    }
}
