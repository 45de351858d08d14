import Foundation
import Programs
import Testing

/// Runs the built program with scripts in place of docker, kind and kubectl.
@Suite("envboot doctor, and up where a program is at fault")
struct DoctorCommandTests {
    /// What the three say on a machine without the cluster where all is well. docker notes what it is asked.
    private static let healthy = [
        "docker": #"""
        echo "$*" >> "$HOME/asked"
        case "$1" in
        --version) echo 'Docker version 28.2.2, build e6534b4' ;;
        info) echo '{"ServerVersion": "28.2.2", "NCPU": 8, "MemTotal": 34359738368, "CgroupVersion": "2"}' ;;
        inspect) echo '[]'; echo 'Error: No such object: x' >&2; exit 1 ;;
        run) case "$*" in *stat*) echo '99999999 4096' ;; *) printf '524288\n512\n' ;; esac ;;
        images) echo 0123456789ab ;;
        esac
        """#,
        "kind": "echo 'kind v0.27.0 go1.24.4 linux/amd64'",
        "kubectl": #"echo '{"clientVersion": {"gitVersion": "v1.32.4"}}'"#,
    ]

    private func shell(_ changes: [String: String] = [:]) throws -> Shell {
        var shell = try Shell(["shop.yaml": Shell.profile])
        shell.path = shell.folder + "/bin:/usr/bin:/bin"
        for (name, script) in Self.healthy.merging(changes, uniquingKeysWith: { $1 }) {
            try shell.writeScript(script, to: "bin/\(name)")
        }
        try shell.write("", to: "home/asked")
        return shell
    }

    @Test("Where all is well, doctor shows a line for each check and ends with 0")
    func healthy() async throws {
        let shell = try shell()
        defer { shell.remove() }
        let run = try await shell.envboot("doctor")
        #expect(run.status == 0, "\(run)")
        #expect(run.output.contains("+ kind: version 0.27.0\n"))
        #expect(run.output.hasSuffix("no blocking problems\n"), "\(run)")
        #expect(try await shell.envboot("doctor", "--quiet").output.isEmpty)
    }

    @Test("An error is shown with its place, why it matters and what mends it, as text and as JSON; the status is 69")
    func error() async throws {
        let shell = try shell(["kind": "echo 'kind v0.2.1'"])
        defer { shell.remove() }
        let text = try await shell.envboot("doctor", "--quiet")
        #expect(text.status == 69)
        #expect(
            text.output == """
                x kind: version 0.2.1 is older than 0.11.0
                    why: it makes the cluster; envboot needs 0.11.0 or newer
                    hint: install kind 0.11.0 or newer

                """)
        struct Finding: Decodable { var check: String; var level: String; var remedy: String? }
        let json = try await shell.envboot("doctor", "--output", "json")
        #expect(json.status == 69)
        let findings = try JSONDecoder().decode([Finding].self, from: Data(json.output.utf8))
        #expect(findings.filter { $0.level == "error" }.map(\.check) == ["kind"])
    }

    @Test("A docker that hangs does not make doctor hang", .timeLimit(.minutes(1)))
    func hanging() async throws {
        let shell = try shell(["docker": "exec /bin/sleep 300"])
        defer { shell.remove() }
        let run = try await shell.envboot("doctor")
        #expect(run.status == 69)
        #expect(run.output.contains("x docker-server: docker was ended after 5 s (docker info "), "\(run)")
    }

    @Test("A profile that cannot be used ends doctor with 78")
    func wrongProfile() async throws {
        let shell = try Shell(["shop.yaml": "name: shop\n"])
        defer { shell.remove() }
        #expect(try await shell.envboot("doctor").status == 78)
    }

    @Test(
        "up ends with 69 where kind or kubectl is at fault, says what it did, and changes nothing",
        .timeLimit(.minutes(1)),
        arguments: ["kind", "kubectl"],
        [
            ("kill -SEGV $$", "was ended by signal 11"), ("exec /bin/cat /dev/zero", "printed more than 64 MB"),
            ("echo '{\"clientVersion\": {\"gitVersion\": \"v0.1.0\"}}'", "version 0.1.0 is older than"),
            ("echo trouble >&2; exit 4", "ended with status 4: trouble"),
        ])
    func faults(program: String, fault: (script: String, text: String)) async throws {
        let shell = try shell([program: fault.script])
        defer { shell.remove() }
        let run = try await shell.envboot("up")
        #expect(run.status == 69, "\(run)")
        #expect(run.errors.contains("and nothing was changed\n\(program): "), "\(run)")
        #expect(run.errors.contains(fault.text), "\(run)")
        #expect(try !shell.read("home/asked").contains("pull"))
    }

    @Test(
        "A docker at fault ends up with an error that names it, the command, what happened and what to do",
        .timeLimit(.minutes(1)),
        arguments: [
            ("kill -SEGV $$", "docker was ended by signal 11", 1),
            ("exec /bin/cat /dev/zero", "docker printed more than 64 MB", 1),
            ("echo hello", "docker printed something unexpected: it is no JSON", 1),
            ("echo 'failed to connect to the docker API at unix:///x' >&2; exit 1", "hint: start Docker", 69),
            ("echo 'permission denied while trying to connect to the Docker daemon socket' >&2; exit 1", "usermod", 69),
        ])
    func docker(script: String, text: String, status: Int) async throws {
        let shell = try shell(["docker": script])
        defer { shell.remove() }
        let run = try await shell.envboot("up")
        #expect(run.status == status, "\(run)")
        #expect(run.errors.contains(text), "\(run)")
        #expect(run.errors.contains("\ncommand: docker ") && run.errors.contains("\nhint: "), "\(run)")
    }
}
