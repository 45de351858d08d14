import Foundation
import Programs
import Testing

/// Runs the built program with scripts in place of docker, kind and kubectl that record their variables.
@Suite("User variables with envboot")
struct VariablesCommandTests {
    private let shell: Shell

    init() throws {
        var shell = try Shell(["shop.yaml": Shell.profile])
        shell.path = shell.folder + "/bin:/usr/bin:/bin"
        self.shell = shell
        let answers = [
            "docker": #"""
            case "$1" in
            --version) echo 'Docker version 28.2.2, build e6534b4' ;;
            info) echo '{"ServerVersion": "28.2.2", "NCPU": 8, "MemTotal": 34359738368, "CgroupVersion": "2"}' ;;
            inspect) echo '[]'; echo 'Error: No such object: x' >&2; exit 1 ;;
            run) case "$*" in *stat*) echo '99999999 4096' ;; *) printf '524288\n512\n' ;; esac ;;
            context) exit 1 ;;
            images) echo 0123456789ab ;;
            esac
            """#,
            "kind": "echo 'kind v0.27.0 go1.24.4 linux/amd64'; [ $1 != create ] || exit 1",
            "kubectl": #"echo '{"clientVersion": {"gitVersion": "v1.32.4"}}'"#,
        ]
        for (name, script) in answers {
            try shell.writeScript("env >> \(shell.folder)/\(name).env\n\(script)", to: "bin/\(name)")
        }
    }

    private func envboot(_ arguments: [String], _ variables: [String: String]) async throws -> (
        status: Int, text: String
    ) {
        let base = ["PATH": shell.path, "HOME": shell.folder + "/home"]
        let finished = try await Runner.system(environment: base.merging(variables) { $1 }).finish(
            Command(Shell.program, arguments, directory: shell.folder, timeout: .seconds(60)))
        let text = String(decoding: finished.output, as: UTF8.self) + finished.errorOutput
        guard case .exited(let status) = finished.status else { return (-1, text) }
        return (status, text)
    }

    @Test("Programs get only the variables that are passed on to them")
    func programs() async throws {
        defer { shell.remove() }
        let users = [
            "KIND_CLUSTER_NAME": "intruder", "HELM_NAMESPACE": "intruder",
            "KUBECTL_EXTERNAL_DIFF": "intruder",
            "BUILDX_BUILDER": "intruder", "KUBECONFIG": "/intruder", "KUBERC": "on",
            "DOCKER_HOST": "unix:///d.sock",
            "TEAM": "shop",
        ]
        let run = try await envboot(["doctor"], users)
        #expect(
            run.text.contains(
                "variables: not passed on: BUILDX_BUILDER, HELM_NAMESPACE, KIND_CLUSTER_NAME, KUBECONFIG, KUBECTL_EXTERNAL_DIFF"
            ),
            "\(run.text)")
        for program in ["docker", "kind", "kubectl"] {
            let variables = try shell.read(program + ".env").split(separator: "\n")
            #expect(!variables.contains { $0.contains("intruder") }, "\(program): \(variables)")
            for line in ["TEAM=shop", "DOCKER_HOST=unix:///d.sock", "KUBERC=off", "KUBECTL_KUBERC=false"] {
                #expect(variables.contains { $0 == line }, "\(program): \(variables)")
            }
        }
    }

    @Test("doctor and up refuse a provider other than docker and change nothing")
    func provider() async throws {
        defer { shell.remove() }
        for command in ["doctor", "up"] {
            let run = try await envboot([command], ["KIND_EXPERIMENTAL_PROVIDER": "podman"])
            #expect(run.status == 69)
            #expect(
                run.text.contains(
                    "variables: KIND_EXPERIMENTAL_PROVIDER is 'podman', but only docker is supported"),
                "\(run)")
            #expect(run.text.contains("hint: unset KIND_EXPERIMENTAL_PROVIDER"), "\(run)")
        }
        #expect(try !shell.read("kind.env").contains("PROVIDER"))
    }

    @Test("Ports are not checked here if a context selects Docker on another machine")
    func context() async throws {
        defer { shell.remove() }
        try shell.write(#"{"currentContext": "far"}"#, to: "docker/config.json")
        for variables in [["DOCKER_CONTEXT": "far"], ["DOCKER_CONFIG": shell.folder + "/docker"]] {
            let run = try await envboot(["doctor", "--quiet"], variables)
            #expect(
                run.text.contains(
                    "! ports: cannot check whether they are free: Docker is in context far"),
                "\(run)")
            let up = try await envboot(["up"], variables)
            #expect(up.text.contains("127.0.0.1 here reaches them only if they are forwarded"), "\(up)")
        }
        let host = try await envboot(
            ["doctor", "--quiet"], ["DOCKER_HOST": "ssh://build@farm", "DOCKER_CONTEXT": "far"])
        #expect(host.text.contains("Docker is at ssh://build@farm\n"), "\(host)")
        #expect(host.text.contains("127.0.0.1 here does not reach them\n"), "\(host)")
    }
}
