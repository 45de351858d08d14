import ArgumentParser
import Cluster
import ContainerTools
import Diagnosis
import Foundation
import Terminal
import UnixSignals

/// The program: its subcommands, and how it ends.
package struct Envboot: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "envboot",
        abstract: "The same test environment on every machine, from one file.",
        discussion: """
            Reads a profile (a YAML file) and brings up a Kind cluster with the services that it names, through the \
            installed docker, kind and kubectl. Without a subcommand, it shows the state of the environments and what to \
            do next.

            Examples:
              envboot
              envboot up
            """,
        version: EnvbootVersion.current,
        subcommands: [WatchdogCommand.self],
        groupedSubcommands: [
            CommandGroup(
                name: "Environment",
                subcommands: [
                    UpCommand.self, PlanCommand.self, StatusCommand.self, EnvCommand.self, ResetCommand.self,
                    StopCommand.self, DownCommand.self, DoctorCommand.self, LogsCommand.self,
                ]),
            CommandGroup(name: "Suite", subcommands: [CompareCommand.self, RunsCommand.self, TuneCommand.self]),
            CommandGroup(
                name: "Makefile",
                subcommands: [GenMakefileCommand.self, ProcsCommand.self, RollbackCommand.self]),
            CommandGroup(
                name: "Profile",
                subcommands: [InitCommand.self, ValidateCommand.self, PortsCommand.self, SchemaCommand.self]),
            CommandGroup(name: "Shell", subcommands: [CompletionsCommand.self]),
        ])

    package init() {}

    /// Without a subcommand.
    package func run() async throws {
        let context = Context.system(Context.Options())
        do {
            try await NextSteps(context: context).show()
        } catch {
            throw context.report(error)
        }
    }

    package static func start() async {
        Foundation.exit(withOutputChecked(await untilSignalled()))
    }

    /// The exit status: a failure if standard output could not be written, whatever the command returned.
    private static func withOutputChecked(_ status: Int32) -> Int32 {
        guard let reason = Screen.standardOutputFailure.reason else { return status }
        let errors = Screen.standardError(environment: ProcessEnvironment.variables)
        errors.write(line: errors.style.red("error:") + " cannot write to standard output: \(reason)")
        return status == EXIT_SUCCESS ? Status.failed : status
    }

    /// Runs the command given by the arguments. A signal cancels it, which stops the programs that it started; a second
    /// one, or work that continues nevertheless, ends the process.
    ///
    /// - Returns: the exit status; 128 and the signal's number where one came, as shells have it.
    private static func untilSignalled() async -> Int32 {
        let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm, .sighup)
        ForcedExit(screen: .standardError(environment: ProcessEnvironment.variables))
            .watch(for: [SIGINT, SIGTERM, SIGHUP])
        return await withTaskGroup(of: Int32?.self) { group in
            group.addTask { await run() }
            group.addTask {
                for await signal in signals { return 128 + signal.number }
                return nil
            }
            let first = await group.next() ?? nil
            group.cancelAll()
            await group.waitForAll()
            return first ?? EXIT_FAILURE
        }
    }

    private static func run() async -> Int32 {
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
            return EXIT_SUCCESS
        } catch let code as ExitCode {
            return code.rawValue
        } catch let failure as ReportedFailure {
            return failure.status
        } catch {
            // Requests for help come this way too.
            let status = exitCode(for: error).rawValue
            let variables = ProcessEnvironment.variables
            if status == EXIT_SUCCESS {
                // Includes requests of shell completion.
                let output = Screen.standardOutput(environment: variables)
                output.write(exact: withBrokenUsage(fullMessage(for: error), width: output.width) + "\n")
            } else {
                let errors = Screen.standardError(environment: variables)
                let message = withPrintable(CommandLine.arguments, in: fullMessage(for: error))
                errors.write(withBrokenUsage(message, width: errors.width) + "\n")
            }
            return status
        }
    }
}

extension UnixSignal {
    fileprivate var number: Int32 {
        switch self {
        case .sigint: SIGINT
        case .sighup: SIGHUP
        default: SIGTERM
        }
    }
}
