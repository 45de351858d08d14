import Foundation
import Programs
import Testing

/// A shell that completes a command line with the script that envboot prints for it.
enum CompletingShell: String, CaseIterable {
    case bash, zsh, fish

    var isInstalled: Bool { Self.isInstalled(rawValue) }

    static func isInstalled(_ program: String) -> Bool {
        ["/bin", "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"]
            .contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(program)") }
    }

    /// The words that are offered for the end of the line, sorted.
    func complete(_ line: String, in shell: Shell) async throws -> [String] {
        let lines = try await run(script, line, in: shell).split(separator: "\n")
        return Set(lines.map { String($0.prefix { $0 != "\t" }) }).sorted()
    }

    /// What the script prints with envboot on its PATH, which must say nothing beside.
    func run(_ script: String, _ line: String, in shell: Shell) async throws -> String {
        let program = shell.folder + "/home/bin/envboot"
        if !FileManager.default.fileExists(atPath: program) {
            try shell.write("", to: "home/bin/.keep")
            try FileManager.default.createSymbolicLink(atPath: program, withDestinationPath: Shell.program)
        }
        try shell.write(Self.zshInTerminal, to: "home/terminal.zsh")
        let path = "\(shell.folder)/home/bin:/usr/local/bin:/opt/homebrew/bin:/usr/bin:/bin"
        let runner = Runner.system(environment: ["PATH": path, "HOME": shell.folder + "/home", "LC_ALL": "C.UTF-8"])
        let finished = try await runner.finish(
            Command(
                rawValue, options + ["-c", script] + (self == .fish ? [line] : [rawValue, line]),
                directory: shell.folder, timeout: .seconds(60)))
        #expect(finished.status == .exited(0) && finished.errorOutput.isEmpty, "\(rawValue): \(finished.lastOutput)")
        return String(decoding: finished.output, as: UTF8.self)
    }

    private var options: [String] {
        switch self {
        case .bash: ["--norc", "--noprofile"]
        case .zsh: ["-f"]
        case .fish: ["--no-config"]
        }
    }

    /// Completes the line that is its argument.
    var script: String {
        switch self {
        case .bash: Self.inBash
        case .zsh: Self.inZsh
        case .fish: Self.inFish
        }
    }

    /// Without a terminal, fish knows of no cursor; the command line it tells.
    private static let inFish = #"""
        envboot completions fish | source
        function commandline
            contains -- -tC $argv; and echo 0; or builtin commandline $argv
        end
        complete -C $argv[1]
        """#

    /// What readline does when the key is pressed.
    private static let inBash = #"""
        eval "$(envboot completions bash)"
        COMP_LINE=$1 COMP_POINT=${#1}
        read -ra COMP_WORDS <<< "$1"
        [[ $1 == *' ' ]] && COMP_WORDS+=('')
        COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        [[ $(complete -p envboot) =~ -F\ ([^ ]+) ]]
        "${BASH_REMATCH[1]}" envboot "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
        printf '%s\n' "${COMPREPLY[@]}"
        """#

    /// Presses the key in a zsh on a terminal of its own, whose `compadd` notes what it is given.
    private static let inZsh = #"""
        zmodload zsh/zpty zsh/zselect
        zpty inner zsh -f -i
        zpty -w inner 'source ~/terminal.zsh'
        until [[ -e ~/ready ]]; do zpty -rt inner output; zselect -t 2; done
        zpty -wn inner "$1"$'\t'
        until [[ -e ~/done ]]; do zpty -rt inner output; zselect -t 2; done
        cat ~/offered
        rm ~/ready ~/done ~/offered
        zpty -d inner
        """#

    private static let zshInTerminal = #"""
        autoload -Uz compinit
        compinit -D -u
        eval "$(envboot completions zsh)"
        compadd() {
            [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]] || {
                local -a words
                builtin compadd -A words "$@"
                print -rl -- ${(Q)words} >> ~/offered
            }
            builtin compadd "$@"
        }
        comppostfuncs=(note-the-end)
        note-the-end() { : >> ~/offered; : > ~/done }
        : > ~/ready
        """#
}
