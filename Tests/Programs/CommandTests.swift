import Programs
import Redaction
import Testing

@Suite struct CommandTests {
    @Test(
        "a command's text can be pasted into a shell",
        arguments: [
            (["get", "nodes"], "kubectl get nodes"),
            (["-l", "a=b,c!=d"], "kubectl -l 'a=b,c!=d'"),
            (["it's", "", "$(reboot)", "a\nb"], #"kubectl 'it'\''s' '' '$(reboot)' 'a\#nb'"#),
            (["日本", "~/x", "*"], "kubectl '日本' '~/x' '*'"),
        ])
    func pasted(arguments: [String], text: String) {
        #expect(Command("kubectl", arguments, timeout: .seconds(1)).shellText == text)
    }

    @Test("environment, folder and input are part of the text")
    func otherProfiles() {
        let command = Command(
            "make", ["all"], environment: ["B": "2 2", "A": "1"], directory: "/a b", input: "/x", timeout: .seconds(1))
        #expect(command.shellText == "(cd '/a b' && A=1 B='2 2' make all < /x)")
    }

    @Test("secrets are not part of the text")
    func secrets() {
        var command = Command(
            "docker", ["build", "--build-arg", "NPM_TOKEN", "--password", "canary two", "known-canary"],
            environment: ["API_KEY": "canary", "PLAIN": "1"], timeout: .seconds(1))
        command.secretEnvironment = ["NPM_TOKEN": "canary", "MODE": "canary"]
        command.redaction = Redaction(known: ["known-canary"])
        #expect(
            command.shellText
                == "API_KEY='[redacted]' PLAIN=1 docker build --build-arg NPM_TOKEN --password '[redacted]' '[redacted]'"
        )
        let error = ProgramError.failed(command, status: .exited(1), output: "is known-canary")
        #expect(error.shownOutput == "is [redacted]")
    }

    @Test("a runner's redaction applies to each of its commands, on success and failure")
    func redactingRunner() async throws {
        let redaction = Redaction(known: ["known-canary"])
        let runner = Runner { command, _ in throw ProgramError.notFound(command) }.redacting(redaction)
        let error = await #expect(throws: ProgramError.self) {
            try await runner.run(Command("docker", ["known-canary"], timeout: .seconds(1)))
        }
        #expect(error?.command.shellText == "docker '[redacted]'")
    }

    @Test("what a shell makes of the text is what was meant")
    func roundTrip() async throws {
        let words = ["plain", "two words", "it's", "\"", "\\", "$HOME", "`id`", "a\nb", "", "*", "ä", "#x", "!", "~"]
        let text = Command("/usr/bin/printf", [#"%s\0"#] + words, timeout: .seconds(60)).shellText
        let runner = Runner.system(environment: ["PATH": "/usr/bin:/bin"])
        let output = try await runner.run(Command("sh", ["-c", text], timeout: .seconds(60)))
        #expect(
            output.split(separator: 0, omittingEmptySubsequences: false).dropLast().map {
                String(decoding: $0, as: UTF8.self)
            } == words)
    }
}
