import Diagnostics
import ArgumentParser
import Cluster
import ContainerTools
import Diagnosis
import Escaping
import Files
import Foundation
import Onboarding
import Profile
import Programs
import Terminal

struct PortsCommand: ContextCommand {
    static let configuration = CommandConfiguration(
        commandName: "ports",
        abstract: "Show the ports of every profile, and which of them collide.",
        discussion: """
            Environments run side by side where no two profiles have a port of this machine, a cluster or a kubeconfig \
            in common. With --markdown FILE, the table stands in that file between the lines \
            '\(region.begin)' and '\(region.end)', and is kept up to date.

            Examples:
              envboot ports
              envboot ports --check
              envboot ports --markdown docs/ports.md
            """)

    static let region = MarkedRegion(markdown: "envboot ports")

    @OptionGroup var display: DisplayOptions
    @Option(
        name: .customLong("profile"),
        help: ArgumentHelp("A profile; can be repeated. Default: every one in profiles/.", valueName: "path"),
        completion: .profile)
    var paths: [String] = []
    @Flag(help: "Write nothing; end with status 3 on a collision, or where the file is not up to date.")
    var check = false
    @Flag(help: "Print the table in Markdown, or keep the one in FILE up to date.")
    var markdown = false
    @Argument(help: "The file that --markdown keeps up to date.", completion: .file())
    var file: String?

    func validate() throws {
        if file != nil && !markdown { throw ValidationError("FILE goes with --markdown.") }
        if markdown && display.output == .json {
            throw ValidationError("--markdown and --output json do not go together.")
        }
    }

    func run(in context: Context) async throws {
        let (profiles, mapped, hasBroken) = try profiles(in: context)
        let collisions = PortCollision.all(among: profiles, mapped: mapped).map {
            PortsResult.Collision($0, among: profiles, mapped: mapped)
        }
        let table = PortTable(profiles, mapped: mapped)
        var isUpToDate = true
        if context.options.isJSON {
            try context.print(json: PortsResult(ports: table.rows, collisions: collisions))
        } else if let file {
            // A file that somebody reads is not to lose the rows of a profile that is only broken.
            if !hasBroken { isUpToDate = try update(file, with: table, in: context) }
        } else {
            context.output.write(markdown ? table.markdown : table.text(for: context.output))
        }
        if !context.options.isJSON { show(collisions, on: markdown ? context.errors : context.output) }
        if hasBroken { throw ReportedFailure(status: Status.wrongProfile) }
        if check, !collisions.isEmpty || !isUpToDate { throw ReportedFailure(status: Status.differs) }
    }

    /// The profiles that can be read, with the ports mapped by their templates; all problems of the others are shown.
    private func profiles(
        in context: Context
    ) throws -> (profiles: [Profile], mapped: [MappedPort], hasBroken: Bool) {
        let finder = ProfileFinder(directory: context.directory, variables: context.variables)
        let paths = paths.isEmpty ? finder.candidates : paths
        guard !paths.isEmpty else {
            throw Diagnostic.missingProfile("no profile in profiles/", hint: "envboot init NAME writes one")
        }
        var (profiles, mapped): ([Profile], [MappedPort]) = ([], [])
        for path in paths {
            do {
                let profile = try finder.load(path)
                mapped += try TemplatePort.all(of: profile).map { MappedPort($0, of: profile) }
                profiles.append(profile)
            } catch let error where error is ProfileErrors || error is Diagnostic {
                _ = context.report(error)
            }
        }
        return (profiles, mapped, profiles.count < paths.count)
    }

    /// - Returns: whether the file is as it is to be.
    private func update(_ file: String, with table: PortTable, in context: Context) throws -> Bool {
        let isChanged: Bool
        do {
            isChanged = try Self.region.update(file, with: "\n\(table.markdown)\n", isDryRun: check)
        } catch let missing as MarkersMissing {
            let lines = "\(missing.region.begin)\n\(missing.region.end)"
            throw Diagnostic(
                "\(printable(file)) does not have the two marker lines once, and is left as it is",
                hint: "put these two lines where the table is to be:\n\(lines)")
        }
        if check && isChanged {
            context.errors.write(
                line: "\(file) is not up to date: run envboot ports --markdown \(shellWord(file))")
        } else if !context.options.isQuiet {
            context.output.write(line: isChanged ? "wrote \(file)" : "nothing to do: \(file) is up to date")
        }
        return !(check && isChanged)
    }

    private func show(_ collisions: [PortsResult.Collision], on screen: Screen) {
        for collision in collisions {
            let text = Diagnostic.file(
                collision.file, line: collision.line, collision.message, hint: collision.hint)
            screen.write(text.text(for: screen))
        }
    }
}

extension MappedPort {
    fileprivate init(_ port: TemplatePort, of profile: Profile) {
        let file = port.place.map { place in
            place.file.hasPrefix(profile.directory + "/")
                ? String(place.file.dropFirst(profile.directory.count + 1)) : place.file
        }
        self.init(
            profile: profile.file, hostPort: port.hostPort, nodePort: port.nodePort, address: port.address,
            source: "\(file ?? "templates/kind.yaml"):\(port.place?.line ?? 1)")
    }
}
