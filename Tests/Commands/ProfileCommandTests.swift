import Diagnostics
import Foundation
import Programs
import Testing

@Suite struct ProfileCommandTests {
    @Test("env's text is what the shell makes the variables from", arguments: ["shell", "dotenv"])
    func env(format: String) async throws {
        let shell = try Shell()
        defer { shell.remove() }
        try shell.write(try await shell.envboot("env", "--format", format).output, to: "env.sh")
        let script = "set -a; . ./env.sh; printf '%s\\n' \"$KUBECONFIG\" \"$SHOP_URL_2\" \"$ENVBOOT_PORT_BASE\""
        let runner = Runner.system(environment: ["PATH": "/usr/bin:/bin"])
        let output = try await runner.run(
            Command("sh", ["-c", script], directory: shell.folder, timeout: .seconds(60)))
        #expect(
            String(decoding: output, as: UTF8.self)
                == "\(shell.folder)/home/it's/shop\nhttp://127.0.0.1:9002\n9000\n")
    }

    @Test("env knows GitHub's format and JSON")
    func envForPrograms() async throws {
        let shell = try Shell()
        defer { shell.remove() }
        let lines = try await shell.envboot("env", "--format", "github").output
        #expect(lines.contains("\nSHOP_URL_1=http://127.0.0.1:9001\n"))
        let json = try await shell.envboot("env", "--format", "json").output
        let variables = try JSONDecoder().decode([String: String].self, from: Data(json.utf8))
        #expect(variables["SHOP_URL_1"] == "http://127.0.0.1:9001")
        #expect(variables["KUBECONFIG"] == shell.folder + "/home/it's/shop")
    }

    @Test("validate shows each problem with its place, as text and as JSON, and ends with 78")
    func validate() async throws {
        let shell = try Shell([
            "shop.yaml": Shell.profile.replacing("nodePort: 30080", with: "nodePort: 80, nodPort: 1")
        ])
        defer { shell.remove() }
        let text = try await shell.envboot("validate")
        #expect(text.status == 78)
        #expect(text.output.contains("profiles/shop.yaml:6:52: error: 80 is not within 30000 to 32767\n"))
        #expect(text.output.contains("hint: did you mean 'nodePort'?"))
        struct Diagnostic: Decodable { var line: Int; var message: String }
        let json = try await shell.envboot("validate", "--output", "json")
        let diagnostics = try JSONDecoder().decode([Diagnostic].self, from: Data(json.output.utf8))
        #expect(diagnostics.map(\.line) == [6, 6])
    }

    @Test("--kubernetes leads to a cluster and a kubeconfig of its own; what is not a version is refused")
    func kubernetes() async throws {
        let shell = try Shell()
        defer { shell.remove() }
        let env = try await shell.envboot("env", "--kubernetes", "1.36")
        #expect(env.status == 0 && env.output.contains("it'\\''s/shop-1.36"), "\(env)")
        let wrong = try await shell.envboot("env", "--kubernetes", "latest; x")
        #expect(wrong.status == 64, "\(wrong)")
        #expect(
            wrong.errors.contains("--kubernetes: 'latest; x' is not a Kubernetes version, such as 1.36"), "\(wrong)")
        try shell.write(
            Shell.profile.replacing("cluster: {", with: "cluster: {name: \(String(repeating: "a", count: 46)), "),
            to: "profiles/shop.yaml")
        let long = try await shell.envboot("env", "--kubernetes", "1.36")
        #expect(long.status == 78 && long.errors.contains("-1-36' is longer than 50 characters"), "\(long)")
        try shell.write(Shell.profile, to: "profiles/shop.yaml")
        let plan = try await shell.envboot("plan", "--kubernetes", "1.2")
        #expect(plan.status != 0 && plan.errors.contains("kind"), "\(plan)")
    }

    @Test("validate reports a missing profile in two lines, with the existing ones")
    func missing() async throws {
        let shell = try Shell()
        defer { shell.remove() }
        let run = try await shell.envboot("validate", "nope.yaml")
        #expect(run.status == 78)
        #expect(
            run.output
                == "nope.yaml: error: profile nope.yaml not found\nhint: choose one: --profile profiles/shop.yaml\n"
        )
        let none = try Shell([:])
        defer { none.remove() }
        let alone = try await none.envboot("validate", "nope.yaml")
        #expect(alone.output.hasSuffix("\nhint: generate one with envboot init NAME\n"), "\(alone)")
    }

    @Test("validate warns about profiles that cannot share a Makefile, and its hint helps")
    func collision() async throws {
        let other = Shell.profile.replacing("name: shop", with: "name: bank")
        let shell = try Shell(["shop.yaml": Shell.profile, "bank.yaml": other])
        defer { shell.remove() }
        let run = try await shell.envboot("validate", "profiles/bank.yaml", "profiles/shop.yaml")
        #expect(run.status == 0)
        #expect(
            run.output.contains(
                "profiles/shop.yaml:2:7: warning: profiles/bank.yaml and profiles/shop.yaml both define the target 'env-up'"
            ))
        let hint = try #require(run.output.firstMatch(of: /hint: .*: (makefile: \{prefix: .*\})/)).1
        try shell.write(Shell.profile + "\(hint)\n", to: "profiles/shop.yaml")
        let helped = try await shell.envboot("validate", "profiles/bank.yaml", "profiles/shop.yaml")
        #expect(helped.output == "profiles/bank.yaml: ok\nprofiles/shop.yaml: ok\n")
        #expect(try await shell.envboot("gen-makefile").status == 0)
    }

    @Test("schema prints the JSON Schema, with or without profiles")
    func schema() async throws {
        let shell = try Shell([:])
        defer { shell.remove() }
        let run = try await shell.envboot("schema")
        #expect(run.status == 0 && run.errors.isEmpty && run.output.hasSuffix("}\n"))
        struct Schema: Decodable { var required: [String] }
        let schema = try JSONDecoder().decode(Schema.self, from: Data(run.output.utf8))
        #expect(schema.required == ["apiVersion", "name"])
    }

    @Test("validate names a template's error with its line")
    func template() async throws {
        let shell = try Shell(["shop.yaml": Shell.profile])
        defer { shell.remove() }
        try shell.write("kind: Service\nmetadata: {name: {{nam}}}\n", to: "templates/service.yaml")
        let run = try await shell.envboot("validate")
        #expect(run.status == 78)
        #expect(run.output.contains("templates/service.yaml:2") && run.output.contains("the name 'nam' is not known"))
    }

    @Test("with several profiles, none or a wrong path, the error says which there are")
    func choice() async throws {
        let shell = try Shell(["a.yaml": Shell.profile, "b.yaml": Shell.profile])
        defer { shell.remove() }
        let several = try await shell.envboot("env")
        #expect(several.status == 78)
        #expect(several.errors.contains("--profile profiles/a.yaml\n  --profile profiles/b.yaml"))
        let wrong = try await shell.envboot("env", "--profile", "nope.yaml")
        #expect(wrong.status == 78 && wrong.errors.contains("profile nope.yaml not found"))
        let none = try Shell([:])
        defer { none.remove() }
        #expect(try await none.envboot("env").errors.contains("envboot init NAME"))
    }

    @Test("a wrong command line ends with 64, a missing docker with 69")
    func statuses() async throws {
        let shell = try Shell()
        defer { shell.remove() }
        #expect(try await shell.envboot("up", "--nope").status == 64)
        #expect(try await shell.envboot("rollback").status == 64)
        #expect(try await shell.envboot("procs", "--suite", "nope").status == 64)
        let bare = Runner.system(environment: ["PATH": "/nowhere", "HOME": shell.folder])
        let finished = try await bare.finish(
            Command(Shell.program, ["plan"], directory: shell.folder, timeout: .seconds(60)))
        #expect(finished.status == .exited(69))
        #expect(finished.errorOutput.contains("'docker' was not found on PATH"))
    }
}
