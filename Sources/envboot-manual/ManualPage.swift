/// The manual page of a program: a text of people's, in which lines such as `@COMMANDS@` stand for what the commands
/// declare of themselves.
struct ManualPage {
    private let root: Declarations.Command
    private let commands: [Declarations.Command]
    /// What most commands take is told of once.
    private let common: [Declarations.Argument]

    init(_ declarations: Declarations) {
        root = declarations.command
        let commands = (root.subcommands ?? []).filter { $0.shouldDisplay && $0.commandName != "help" }
        self.commands = commands
        common = commands.flatMap(\.shown).reduce(into: []) { common, argument in
            let count = commands.count { $0.shown.contains(argument) }
            if count * 2 > commands.count, !common.contains(argument) { common.append(argument) }
        }
    }

    func text(_ template: String) -> String {
        template.split(separator: "\n").flatMap { line in
            switch line {
            case "@DESCRIPTION@": description
            case "@COMMANDS@": commands.flatMap(section)
            case "@OPTIONS@": list(common)
            default: [String(line)]
            }
        }.map { $0 + "\n" }.joined()
    }

    private var description: [String] {
        let text = Discussion(root.discussion)
        // A section begins without a break.
        return text.prose.dropFirst() + text.examples
    }

    private func section(_ command: Declarations.Command) -> [String] {
        let own = command.shown.filter { !common.contains($0) }
        let text = Discussion(command.discussion)
        return [".Ss \(command.commandName)", ".Nm Cm \(command.commandName)"] + own.map(synopsis)
            + [".Pp"] + Mdoc.prose(command.abstract ?? "") + text.prose + list(own) + text.examples
    }

    private func synopsis(_ argument: Declarations.Argument) -> String {
        let isOptional = argument.isOptional || argument.kind == .flag
        return (isOptional ? ".Op " : ".") + words(argument) + (argument.isRepeating ? " ..." : "")
    }

    private func list(_ arguments: [Declarations.Argument]) -> [String] {
        if arguments.isEmpty { return [] }
        return [".Bl -tag -width Ds"]
            + arguments.flatMap { argument in
                [".It " + words(argument)] + Mdoc.prose(argument.description)
            } + [".El"]
    }

    private func words(_ argument: Declarations.Argument) -> String {
        let name = argument.preferredName.map { "Fl \\-\($0.name)" }
        let value = argument.kind == .flag ? nil : "Ar \(argument.valueName ?? "value")"
        return [name, value].compactMap(\.self).joined(separator: " ")
    }
}

/// What a command says of itself beyond a line: prose, and examples that are shown as they are.
private struct Discussion {
    var prose: [String] = []
    var examples: [String] = []

    init(_ text: String?) {
        for paragraph in (text ?? "").split(separator: "\n\n") {
            let lines = paragraph.split(separator: "\n")
            if lines.first == "Examples:" {
                examples += [".Pp", "Examples:"] + Mdoc.literal(lines.dropFirst().map { $0.dropFirst(2) })
            } else {
                prose += [".Pp"] + Mdoc.prose(String(paragraph))
            }
        }
    }
}

extension Declarations.Command {
    fileprivate var shown: [Declarations.Argument] { (arguments ?? []).filter(\.shouldDisplay) }
}

extension Declarations.Argument {
    fileprivate var description: String {
        let values = (allValues ?? []).isEmpty ? nil : "values: " + (allValues ?? []).joined(separator: ", ")
        let parts = [values, defaultValue.map { "default: \($0)" }].compactMap(\.self)
        return (abstract ?? "") + (parts.isEmpty ? "" : " (\(parts.joined(separator: "; ")))")
    }
}
