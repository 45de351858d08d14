import ArgumentParser
import Testing

@testable import EnvbootCommands

@Suite("Help")
struct HelpTests {
    private var commands: [any ParsableCommand.Type] {
        [Envboot.self] + Envboot.configuration.subcommands.filter { $0.configuration.shouldDisplay }
    }

    @Test("Each command's help has examples, a line each, that the parser takes for that command")
    func examples() throws {
        for command in commands {
            let paragraphs = command.configuration.discussion.split(separator: "\n\n")
            let lines = (paragraphs.last ?? "").split(separator: "\n")
            #expect(lines.first == "Examples:" && lines.count > 1, "\(command) has no examples at its end")
            for line in lines.dropFirst() {
                #expect(line.hasPrefix("  ") && line.count <= 80, "\(line)")
                let parsed = try Envboot.parseAsRoot(envbootArguments(in: line))
                #expect(type(of: parsed) == command || command == Envboot.self, "\(line)")
            }
        }
    }

    @Test("Help fits 80 columns")
    func width() {
        for command in commands {
            let help = withBrokenUsage(Envboot.helpMessage(for: command, columns: 80), width: 80)
            #expect(help.split(separator: "\n").filter { $0.count > 80 } == [])
        }
    }

    @Test("A usage that is too wide is broken between its parts, and nothing else is changed")
    func usage() {
        let message = "OVERVIEW: a line that is wider than that\n\nUSAGE: shop open [--door <door>] [--quietly] <key>\n"
        let broken =
            "OVERVIEW: a line that is wider than that\n\nUSAGE: shop open\n       [--door <door>]\n       [--quietly] <key>\n"
        #expect(withBrokenUsage(message, width: 24) == broken)
        #expect(withBrokenUsage(message, width: 60) == message)
    }
}
