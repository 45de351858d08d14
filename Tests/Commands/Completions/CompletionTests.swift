import Foundation
import Testing

@Suite("Completions in real shells")
struct CompletionTests {
    @Test("bash completes commands, options and what the profiles name")
    func bash() async throws { try await expectWords(from: .bash) }

    @Test(
        "zsh completes commands, options and what the profiles name",
        .enabled(if: CompletingShell.zsh.isInstalled, "zsh is not installed"))
    func zsh() async throws { try await expectWords(from: .zsh) }

    @Test(
        "fish completes commands, options and what the profiles name",
        .enabled(if: CompletingShell.fish.isInstalled, "fish is not installed"))
    func fish() async throws { try await expectWords(from: .fish) }

    /// The profile of another service, with two suites.
    private static let other = Shell.profile.replacing("name: shop", with: "name: other")
        .replacing("  e2e: {", with: "  storm: {path: ., timeout: 1m}\n  e2e: {")

    private func expectWords(from completing: CompletingShell) async throws {
        let shell = try Shell([
            "shop.yaml": Shell.profile, "other.yaml": Self.other, "broken.yaml": "services: [\n",
        ])
        defer { shell.remove() }
        let all = ["profiles/broken.yaml", "profiles/other.yaml", "profiles/shop.yaml"]
        for (line, words) in [
            "envboot sta": ["status"],
            "envboot gen-m": ["gen-makefile"],
            "envboot gen-makefile --inc": ["--include"],
            "envboot completions ": ["bash", "fish", "zsh"],
            "envboot up --output ": ["json", "text"],
            "envboot env --format ": ["dotenv", "github", "json", "shell"],
            "envboot up --profile ": all,
            "envboot plan --profile profiles/s": ["profiles/shop.yaml"],
            "envboot validate ": all,
            "envboot validate profiles/shop.yaml profiles/o": ["profiles/other.yaml"],
            "envboot procs --suite ": ["e2e", "storm"],
            "envboot rollback --serial --suite s": ["storm"],
            "envboot procs --profile profiles/shop.yaml --suite ": ["e2e"],
            "envboot procs --profile profiles/broken.yaml --suite ": [],
        ] {
            let offered = try await completing.complete(line, in: shell)
            #expect(words.allSatisfy(offered.contains), "\(line): \(offered)")
            // Some offer options too, where there is nothing yet of the word.
            #expect(offered.allSatisfy { words.contains($0) || $0.hasPrefix("-") || $0.isEmpty }, "\(line): \(offered)")
        }
        let commands = try await completing.complete("envboot ", in: shell)
        #expect(["up", "status", "completions"].allSatisfy(commands.contains))
        #expect(!commands.contains("watchdog"))
    }

    @Test(
        "A profile's name is offered as it is, and nothing that stands in it is run",
        arguments: CompletingShell.allCases.filter(\.isInstalled))
    func hostileNames(completing: CompletingShell) async throws {
        let names = [
            "$(touch pwned).yaml", "`touch pwned`.yaml", "a:b.yaml", "a b.yaml", "it's.yaml", #"back\slash.yaml"#,
        ]
        let shell = try Shell(Dictionary(uniqueKeysWithValues: names.map { ($0, Shell.profile) }))
        defer { shell.remove() }
        let offered = try await completing.complete("envboot up --profile ", in: shell)
        #expect(offered.filter { !$0.isEmpty } == names.map { "profiles/" + $0 }.sorted())
        #expect(!shell.exists("pwned") && !shell.exists("home/pwned"))
    }

    @Test(
        "In bash, a command or a suite is not made a path where a folder has its name, a path stays one",
        arguments: [
            ("envboot sta", true), ("envboot procs --suite e", true), ("envboot up --profile pro", false),
            ("envboot up --trace e", false), ("envboot validate ", false),
        ])
    func folders(line: String, isWord: Bool) async throws {
        let shell = try Shell()
        defer { shell.remove() }
        try shell.write("", to: "status/.keep")
        try shell.write("", to: "e2e/.keep")
        let script = #"compopt() { echo "compopt $*"; }"# + "\n" + CompletingShell.bash.script
        let offered = try await CompletingShell.bash.run(script, line, in: shell)
        #expect(offered.contains("compopt +o filenames") == isWord, "\(offered)")
    }

    @Test("In bash, nothing is left of the completion that would set the shell's options later")
    func traps() async throws {
        let shell = try Shell()
        defer { shell.remove() }
        let script = CompletingShell.bash.script + "\ntrap -p RETURN"
        #expect(try await CompletingShell.bash.run(script, "envboot sta", in: shell) == "status\n")
    }

    /// The time that passes depends on what else the machine does.
    @Test("Names are found within 100 ms of a processor's time")
    func time() async throws {
        let shell = try Shell(["shop.yaml": Shell.profile, "other.yaml": Self.other])
        defer { shell.remove() }
        let script = #"TIMEFORMAT='%3U %3S'; { time envboot ---completion procs -- --suite 3 0 $1 ''; } 2>&1"#
        let output = try await CompletingShell.bash.run(script, "envboot procs --suite", in: shell)
        let lines = output.split(separator: "\n")
        #expect(lines.prefix(2) == ["storm", "e2e"])
        let times = try #require(lines.last).split(separator: " ").compactMap { Double($0) }
        #expect(times.count == 2 && times.reduce(0, +) < 0.1, "\(lines)")
    }
}
