import Foundation
import Testing

@testable import EnvbootCommands

private let runningNode = #"["shop", "Up 2 hours"]"#
private let stoppedNode = #"["shop", "Exited (130) 2 hours ago"]"#

/// Runs the built program with scripts in place of docker, kind and kubectl.
@Suite("envboot without a subcommand")
struct NextStepsTests {
    /// - Parameters:
    ///   - docker: what `docker ps` prints, or a script that does something else.
    private func shell(
        _ profiles: [String: String] = ["shop.yaml": Shell.profile], nodes: [String] = [], docker: String? = nil
    ) throws -> Shell {
        var shell = try Shell(profiles)
        shell.path = shell.folder + "/bin:/usr/bin:/bin"
        try shell.write("", to: "home/asked")
        let lines = nodes.map { "echo '\($0)'" }.joined(separator: "\n")
        try shell.writeScript(#"echo "docker $1" >> "$HOME/asked""# + "\n" + (docker ?? lines), to: "bin/docker")
        for program in ["kind", "kubectl"] {
            try shell.writeScript(#"echo "$0" >> "$HOME/asked""#, to: "bin/\(program)")
        }
        return shell
    }

    /// What is printed, by a program that ends well, changes nothing, asks docker once and suggests what can be parsed.
    private func shown(_ shell: Shell, asked: String = "docker ps\n") async throws -> String {
        let before = try FileManager.default.subpathsOfDirectory(atPath: shell.folder)
        let run = try await shell.envboot()
        #expect(run.status == 0 && run.errors.isEmpty, "\(run)")
        #expect(try FileManager.default.subpathsOfDirectory(atPath: shell.folder) == before)
        #expect(try shell.read("home/asked") == asked)
        for match in run.output.matches(of: #/\n  (envboot.*?)  /#) where !match.1.contains("init") {
            _ = try Envboot.parseAsRoot(envbootArguments(in: match.1))
        }
        return run.output
    }

    @Test("Without a profile, it says how to write one, and asks nobody")
    func noProfile() async throws {
        let shell = try shell([:])
        defer { shell.remove() }
        #expect(
            try await shown(shell, asked: "") == """
                no profile found in profiles/

                next:
                  envboot init NAME   write one for your service
                  envboot --help      all commands

                """)
    }

    @Test("If the state folder is not the user's own, the output says so with a hint")
    func tamperedState() async throws {
        let shell = try shell()
        defer { shell.remove() }
        try shell.write("", to: "home/.local/state/file")
        try FileManager.default.createSymbolicLink(
            atPath: shell.folder + "/home/.local/state/envboot", withDestinationPath: shell.folder)
        let output = try await shown(shell, asked: "")
        #expect(
            output.hasPrefix(
                """
                refusing to use \(shell.folder)/home/.local/state/envboot: it is a symbolic link
                hint: remove it, or set XDG_STATE_HOME to a directory of your own

                """), "\(output)")
        #expect(output.contains("envboot doctor"))
    }

    @Test("Of a broken profile, the first problem is shown")
    func broken() async throws {
        let shell = try shell(["shop.yaml": Shell.profile.replacing("port: 80", with: "port: 80, prot: 1, expos: 1")])
        defer { shell.remove() }
        let output = try await shown(shell)
        #expect(output.hasPrefix("profiles/shop.yaml:6:33: error: unknown key 'prot' in services.shop\n"), "\(output)")
        #expect(
            output.hasSuffix(
                """
                and 1 more problem

                next:
                  envboot validate profiles/shop.yaml   see every problem of the profile
                  envboot --help                        all commands

                """), "\(output)")
    }

    @Test(
        "The cluster's state is told, with the command that goes on from there",
        arguments: [
            ([], "not found", "envboot up       create the environment"),
            ([#"["shop-2", "Up 1 second"]"#], "not found", "envboot up       create the environment"),
            ([stoppedNode], "stopped", "envboot up       start it again"),
            ([runningNode, stoppedNode], "stopped", "envboot up       start it again"),
        ])
    func states(nodes: [String], words: String, step: String) async throws {
        let shell = try shell(nodes: nodes)
        defer { shell.remove() }
        #expect(
            try await shown(shell) == """
                shop is \(words) (profiles/shop.yaml)

                next:
                  \(step)
                  envboot --help   all commands

                """)
    }

    @Test("A cluster whose creation was begun and not seen to end is half-made")
    func halfMade() async throws {
        let shell = try shell(nodes: [runningNode])
        defer { shell.remove() }
        try shell.write("", to: "home/.local/state/envboot/shop.creating")
        let output = try await shown(shell)
        #expect(output.hasPrefix("shop is half-made: its creation did not end (profiles/shop.yaml)\n"))
        #expect(output.contains("\n  envboot up       recreate it\n"))
    }

    @Test("While another envboot is at work on it, it is not called half-made")
    func held() async throws {
        let shell = try shell(nodes: [runningNode])
        defer { shell.remove() }
        try shell.write("", to: "home/.local/state/envboot/shop.creating")
        try shell.write("process 7 (envboot up)", to: "home/.local/state/envboot/shop.lock")
        let descriptor = open(shell.folder + "/home/.local/state/envboot/shop.lock", O_RDWR)
        defer { close(descriptor) }
        #expect(flock(descriptor, LOCK_EX) == 0)
        let output = try await shown(shell)
        #expect(output.hasPrefix("shop is locked by process 7 (envboot up) (profiles/shop.yaml)\n"), "\(output)")
        #expect(output.contains("\n  envboot status   see how far that is\n"))
    }

    @Test("Where it runs, the suites' targets come next, and before there are any, how to write them")
    func running() async throws {
        let shell = try shell(nodes: [runningNode, #"["shop", "Up 2 hours (Paused)"]"#])
        defer { shell.remove() }
        #expect(
            try await shown(shell) == """
                shop is running (profiles/shop.yaml)

                next:
                  envboot status         see what is in it
                  envboot gen-makefile   write targets that run the suites in parallel
                  envboot --help         all commands

                """)
        try shell.write("all:\n", to: "Makefile")
        #expect(try await shell.envboot("gen-makefile").status == 0)
        #expect(try await shell.envboot().output.contains("\n  envboot gen-makefile --include   let make know"))
        #expect(try await shell.envboot("gen-makefile", "--include").status == 0)
        try shell.write("", to: "home/asked")
        #expect(
            try await shown(shell) == """
                shop is running (profiles/shop.yaml)

                next:
                  envboot status   see what is in it
                  make test-e2e    run the suite e2e
                  envboot --help   all commands

                """)
    }

    @Test("A suite that was made serial is told of, with the way back")
    func serial() async throws {
        let shell = try shell()
        defer { shell.remove() }
        #expect(try await shell.envboot("gen-makefile").status == 0)
        #expect(try await shell.envboot("rollback", "--serial", "--reason", "they share a namespace").status == 0)
        let output = try await shown(shell)
        #expect(output.contains(/\ntest-e2e runs with one process since [0-9-]{10}: they share a namespace\n\nnext:/))
        #expect(output.contains("\n  envboot rollback --undo   run in parallel again\n"))
    }

    @Test("So is what was changed in a Makefile that envboot did not write")
    func foreignSerial() async throws {
        let shell = try shell()
        defer { shell.remove() }
        try shell.write("e2e:\n\tginkgo -p ./test/e2e\n", to: "Makefile")
        #expect(try await shell.envboot("rollback", "--serial", "--makefile", "Makefile").status == 0)
        let output = try await shown(shell)
        #expect(output.contains(/\nMakefile runs with one process since [0-9-]{10}\n/))
        #expect(output.contains("\n  envboot rollback --undo --makefile Makefile   bring back what Makefile had\n"))
    }

    @Test("Of several profiles, each has a line, and each different thing to do is told once")
    func several() async throws {
        func profile(_ name: String) -> String { Shell.profile.replacing("name: shop", with: "name: \(name)") }
        let shell = try shell(
            [
                "a b.yaml": profile("apples"), "pears.yaml": profile("pears"), "shop.yaml": profile("shop"),
                "wrong.yaml": "name: [\n",
            ], nodes: [runningNode])
        defer { shell.remove() }
        #expect(
            try await shown(shell) == """
                PROFILE              CLUSTER  STATE
                profiles/a b.yaml    apples   not found
                profiles/pears.yaml  pears    not found
                profiles/shop.yaml   shop     running
                profiles/wrong.yaml           line 2: expected a value, found the end of the text

                next:
                  envboot up --profile 'profiles/a b.yaml'      create the environment
                  envboot status --profile profiles/shop.yaml   see what is in it
                  envboot gen-makefile                          write targets that run the suites in parallel
                  envboot validate profiles/wrong.yaml          see every problem of the profile
                  envboot --help                                all commands

                """)
    }

    @Test(
        "Where docker does not tell, doctor comes next",
        arguments: [
            (
                "echo 'Cannot connect to the Docker daemon' >&2; exit 1",
                "docker ended with status 1: Cannot connect to the Docker daemon"
            ),
            ("exec /bin/sleep 60", "docker was ended after 3 s"),
            ("echo hello", "docker printed something unexpected: it is no JSON"),
        ])
    func trouble(script: String, words: String) async throws {
        let shell = try shell(docker: script)
        defer { shell.remove() }
        #expect(
            try await shown(shell) == """
                Docker does not tell what is there: \(words)

                next:
                  envboot doctor   see what is blocking, and what to do
                  envboot --help   all commands

                """)
    }

    @Test("So it does where docker is missing")
    func noDocker() async throws {
        var shell = try shell()
        defer { shell.remove() }
        shell.path = "/nowhere"
        let output = try await shown(shell, asked: "")
        #expect(output.hasPrefix("Docker does not tell what is there: the program 'docker' was not found on PATH\n"))
        #expect(output.contains("\n  envboot doctor   "))
    }
}
