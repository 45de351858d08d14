import Foundation
import Programs
import Testing

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis

@Suite("What a run did, for the diagnostics of its failure")
struct RunLogTests {
    private func commands(_ commands: [Command], answer: @escaping @Sendable (Command) throws -> CommandOutput)
        async throws
        -> String
    {
        let log = RunLog()
        let runner = log.noting(Runner { command, _ in try answer(command) })
        for command in commands { _ = try? await runner.run(command) }
        return await log.close().commands
    }

    private func command(_ line: String, timeout: Duration = .seconds(1)) -> Command {
        let words = line.split(separator: " ").map(String.init)
        return Command(words[0], Array(words.dropFirst()), timeout: timeout)
    }

    @Test("Commands are noted with when they began, how long they took, how they ended and what they printed")
    func log() async throws {
        let text = try await commands([command("docker ps"), command("kind load"), command("helm")]) { command in
            switch command.program {
            case "docker": CommandOutput(output: Array("one\ntwo\n".utf8), errorOutput: "a warning")
            case "kind": throw ProgramError.timedOut(command, output: "still at it")
            default: throw ProgramError.notFound(command)
            }
        }
        let lines = text.split(separator: "\n").map(String.init)
        try #require(lines.count == 10, "\(text)")
        #expect(lines[0].wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ docker ps/) != nil, "\(lines[0])")
        #expect(lines[1].wholeMatch(of: /\s+after \d+\.\ds: ended with status 0/) != nil, "\(lines[1])")
        #expect(lines[2...4] == ["  one", "  two", "  a warning"])
        #expect(lines[6].hasSuffix(": kind was ended after 1 s"))
        #expect(lines[7] == "  still at it")
        #expect(lines[9].hasSuffix(": the program 'helm' was not found on PATH"))
    }

    @Test(
        "Of outputs that hold credentials or the user's variables, it is noted only what they were",
        arguments: ["kind get kubeconfig --name shop", "docker cp shop:/kind/kubeadm.conf -", "docker inspect shop"])
    func omission(line: String) async throws {
        let text = try await commands([command(line)]) { _ in .printed("canary") }
        #expect(!text.contains("canary"))
        #expect(text.contains(", left out)"))
    }

    @Test("Of a Secret that a command prints, its name alone is noted, also in a list; other objects whole")
    func objects() async throws {
        let text = try await commands([command("kubectl apply --output json")]) { _ in
            .printed(
                """
                {"kind": "List", "items": [{"kind": "ConfigMap", "data": {"mode": "test"}},
                 {"kind": "Secret", "metadata": {"name": "auth", "annotations": {"applied": "canary"}},
                  "data": {"word": "Y2FuYXJ5"}}]}
                """)
        }
        #expect(!text.contains("canary") && !text.contains("Y2FuYXJ5"))
        #expect(text.contains(#""mode":"test""#) && text.contains(#""name":"auth""#))
    }

    @Test("Of a long output, the end is noted; objects that are too many are left out")
    func longOutput() async throws {
        let long = String(repeating: "x\n", count: 50_000) + "end"
        let text = try await commands([command("docker build"), command("kubectl get --output json")]) { _ in
            .printed(long)
        }
        #expect(text.count < 40_000)
        #expect(text.contains("x\n  end"))
        #expect(text.contains("(97 KB of objects, left out)"))
    }

    @Test("All plans of a run are noted, one after the other")
    func plans() async {
        let log = RunLog()
        let events = log.noting { _ in }
        for title in ["start the cluster", "deploy redis"] {
            let step = Step(
                id: title, title: title, reason: "it is asked for", cost: "", needs: [], action: .waitForNodes)
            events(.planned(Plan(steps: [step])))
        }
        #expect(
            await log.close().plans
                == "start the cluster\n  it is asked for\n\nthen\n\ndeploy redis\n  it is asked for\n")
    }
}
