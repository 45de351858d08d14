/// A program that runs another one given in its arguments, and whose options must be known: `-E` of `sudo -E
/// ginkgo` has no value. Any other program is an ``UnknownProgram``.
struct CommandWrapper: Hashable {
    let name: String
    /// The number of operands before the program, such as a timeout.
    var operands: Int

    init?(_ name: String) {
        guard let (operands, _) = Self.known[name] else { return nil }
        self.name = name
        self.operands = operands
    }

    /// Whether the option's value is a separate word.
    func takesValue(_ option: String) -> Bool { Self.known[name]?.options.contains(option) ?? false }

    /// Whether the option's value is a command line.
    func runsText(_ option: String) -> Bool {
        ["flock", "su", "runuser", "script"].contains(name)
            && (option == "--command" || Self.isCluster(option, of: "c"))
    }

    /// Whether the remaining words form one command line.
    var joinsWords: Bool { name == "ssh" || name == "watch" }

    /// `-c`, `-lc`
    static func isCluster(_ option: String, of letter: Character) -> Bool {
        option.hasPrefix("-") && !option.hasPrefix("--") && option.hasSuffix(String(letter))
            && option.dropFirst().allSatisfy(\.isLetter)
    }

    private static let known: [String: (operands: Int, options: Set<String>)] = [
        "builtin": (0, []), "chronic": (0, []), "nohup": (0, []), "setsid": (0, []), "unbuffer": (0, []),
        "time": (0, ["-f", "-o", "--format", "--output"]),
        "exec": (0, ["-a"]),
        "command": (0, []),
        "timeout": (1, ["-k", "-s", "--kill-after", "--signal"]),
        "gtimeout": (1, ["-k", "-s", "--kill-after", "--signal"]),
        "env": (0, ["-u", "--unset", "-C", "--chdir"]),
        "sudo": (
            0,
            [
                "-u", "--user", "-g", "--group", "-h", "--host", "-p", "--prompt", "-C", "-D", "-R", "-r", "-t", "-T",
                "-U",
            ]
        ),
        "doas": (0, ["-u", "-C"]),
        "nice": (0, ["-n", "--adjustment"]),
        "ionice": (0, ["-c", "-n", "--class", "--classdata"]),
        "taskset": (1, []),
        "chrt": (1, ["-T", "-P", "-D"]),
        "stdbuf": (0, ["-i", "-o", "-e", "--input", "--output", "--error"]),
        "xargs": (
            0,
            [
                "-n", "-I", "-P", "-L", "-s", "-d", "-E", "-a", "--max-args", "--max-procs", "--max-lines",
                "--max-chars", "--delimiter", "--arg-file",
            ]
        ),
        "strace": (0, ["-e", "-o", "-s", "-u", "-E", "-a", "-b", "-I", "-O", "-S", "-P", "-X"]),
        "ltrace": (0, ["-e", "-o", "-s", "-u", "-a", "-l", "-n", "-D", "-F"]),
        "flock": (1, ["-w", "-E", "--wait", "--timeout", "--conflict-exit-code"]),
        "xvfb-run": (0, ["-e", "-f", "-n", "-p", "-s", "-w", "--server-args", "--server-num", "--error-file"]),
        "su": (1, ["-g", "-G", "-s", "-w"]),
        "runuser": (0, ["-u", "-g", "-G", "-s", "-w", "--user", "--group"]),
        "script": (1, ["-O", "-I", "-B", "-T", "-m", "-E", "-o"]),
        "watch": (0, ["-n", "--interval", "-q", "--equexit"]),
        "ssh": (
            1,
            [
                "-b", "-B", "-c", "-D", "-E", "-e", "-F", "-I", "-i", "-J", "-L", "-l", "-m", "-O", "-o", "-p", "-Q",
                "-R", "-S", "-W", "-w",
            ]
        ),
    ]
}
