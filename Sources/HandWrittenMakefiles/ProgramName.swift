/// Known programs, by name.
enum ProgramName {
    /// Shell keywords before a command.
    static let keywords: Set = [
        "if", "then", "elif", "else", "while", "until", "do", "!", "{", "}", "export", "readonly", "local", "declare",
        "typeset", "fi", "done", "esac",
    ]

    /// Those that print their arguments.
    static let printers: Set = ["echo", "printf"]

    /// Those that do not run their arguments, so that a flag is their own.
    static let harmless: Set = [
        ":", "[", "[[", "apk", "apt", "apt-get", "awk", "az", "basename", "brew", "buf", "case", "cat", "cd", "chmod",
        "chown", "controller-gen", "cp", "curl", "cut", "date", "diff", "dirname", "dnf", "du", "egrep", "exit", "expr",
        "false", "fgrep", "for", "gh", "ginkgolinter", "git", "gofmt", "goimports", "golangci-lint",
        "gradle", "grep", "gzip", "hash", "head", "helm", "install", "jq", "k3d", "kill", "killall", "kind",
        "kustomize", "ln", "ls", "mkdir", "mktemp", "mv", "npm", "pgrep", "pip", "pip3", "pkill", "popd",
        "ps", "pushd", "pwd", "read", "readlink", "realpath", "return", "rm", "rmdir", "rsync", "scp", "sed", "seq",
        "shift", "sleep", "sort", "stat", "tail", "tar", "tee", "terraform", "test", "touch", "tr",
        "true", "type", "ulimit", "umask", "uniq", "unset", "unzip", "wait", "wc", "wget", "which", "yq", "yum", "zip",
    ]

    static let shells: Set = ["sh", "bash", "dash", "zsh", "ksh", "ash", "mksh", "fish"]

    static let containers: Set = ["docker", "docker-compose", "podman", "podman-compose", "nerdctl", "finch"]

    /// Those that run a program only after `--`.
    static let runnersBehindDashes: Set = ["gcloud", "kubectl", "microk8s", "minikube", "oc"]

    static let goOptionsWithValue: Set = [
        "-C", "-asmflags", "-exec", "-gcflags", "-ldflags", "-mod", "-modfile", "-o", "-overlay", "-p", "-pgo", "-tags",
    ]

    /// `go`, `go1.22`, `go1.24rc1`
    static func isGo(_ program: some StringProtocol) -> Bool {
        guard program.hasPrefix("go") else { return false }
        let version = program.dropFirst(2).utf8
        return version.isEmpty || program == "go.exe" || program == "gotip"
            || (version.first == UInt8(ascii: "1") && version.dropFirst().first == UInt8(ascii: "."))
    }

    /// `ginkgo`, `bin/ginkgo`, `bin/ginkgo-v2.1.0`, `bin/ginkgo_2`, `github.com/onsi/ginkgo/v2/ginkgo@v2.1.0`.
    static func isGinkgo(_ program: String) -> Bool {
        let name = lastComponent(program.prefix { $0 != "@" })
        guard name.hasPrefix("ginkgo") else { return false }
        let rest = name.dropFirst("ginkgo".count)
        if rest.isEmpty || rest == ".exe" || rest.utf8.elementsEqual([ShellWord.placeholder]) { return true }
        let version = "-_.".contains(rest[rest.startIndex]) ? rest.dropFirst() : rest
        guard let first = version.utf8.first else { return false }
        if first == ShellWord.placeholder { return true }
        if first == UInt8(ascii: "v"), version.utf8.count == 1 { return true }
        return isNumber(version.utf8.dropFirst(first == UInt8(ascii: "v") ? 1 : 0))
    }

    /// `2`, `2.1.0-rc1`, but not the `4j` of `ginkgo4j`.
    private static func isNumber(_ version: some Collection<UInt8>) -> Bool {
        if version.first == ShellWord.placeholder { return true }
        guard let first = version.first, Ascii.isDigit(first) else { return false }
        let end = version.drop { Ascii.isDigit($0) || $0 == Ascii.dot }.first
        return end.map { $0 == ShellWord.placeholder || "-_+".utf8.contains($0) } ?? true
    }

    static func lastComponent(_ path: some StringProtocol) -> Substring {
        let path = Substring(path)
        return path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...]
    }

    /// Whether a program is a script or built in the repository: it has a path, or a script's extension.
    static func isScript(_ program: String) -> Bool {
        if ["/bin/", "/sbin/", "/usr/", "/opt/"].contains(where: program.hasPrefix) { return false }
        return program.contains("/") || [".sh", ".bash", ".py", ".pl", ".rb", ".go"].contains { program.hasSuffix($0) }
    }

    /// Whether a text contains the name ginkgo, even within another name.
    static func mentionsGinkgo(_ text: some Sequence<UInt8>) -> Bool {
        var matched = 0
        let name = Array("ginkgo".utf8)
        for byte in text {
            let lower = byte >= 65 && byte <= 90 ? byte + 32 : byte
            matched = lower == name[matched] ? matched + 1 : lower == name[0] ? 1 : 0
            if matched == name.count { return true }
        }
        return false
    }

    /// Whether an undefined variable stands for ginkgo, by its name.
    static func isGinkgoVariable(_ name: String) -> Bool {
        [
            "GINKGO", "GINKGO_BIN", "GINKGO_BINARY", "GINKGO_CMD", "GINKGO_CLI", "GINKGO_EXE", "GINKGO_PATH",
            "GINKGO_TOOL",
        ]
        .contains(name.uppercased())
    }

    /// Whether a variable holds ginkgo arguments, by its name.
    static func isGinkgoArguments(_ name: String) -> Bool {
        let name = name.uppercased()
        return name.contains("GINKGO")
            && ["FLAGS", "ARGS", "OPTS", "OPTIONS", "ARGUMENTS"].contains { name.hasSuffix($0) }
    }

    /// The program that an undefined variable stands for, by its name.
    static func conventional(_ variable: String) -> String? {
        switch variable.uppercased() {
        case "GO", "GOCMD", "GO_CMD", "GO_BIN", "GOLANG": "go"
        case "MAKE": "make"
        case "DOCKER", "PODMAN", "CONTAINER_TOOL", "CONTAINER_ENGINE", "CONTAINER_RUNTIME", "CONTAINER_CLI",
            "DOCKER_CMD":
            "docker"
        case "KUBECTL", "OC": "kubectl"
        case "SHELL", "BASH": "sh"
        default: isGinkgoVariable(variable) ? "ginkgo" : nil
        }
    }
}
