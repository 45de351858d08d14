/// What the next word of a shell command is.
enum CommandState: Hashable {
    /// The program.
    case program
    /// An option, or an operand, of a program that runs another.
    case wrapper(CommandWrapper)
    /// The value of such an option.
    case wrapperValue(CommandWrapper)
    /// `run` or `tool`, after `go`.
    case go
    /// The package that `go run` runs, or an option before it.
    case goPackage
    /// The value of such an option.
    case goValue
    /// An argument of ginkgo's.
    case ginkgo
    /// The number of processes, after a flag at that place.
    case number(flag: Range<Int>, replacement: String)
    /// An argument of make's, which may set variables.
    case make
    /// Anything else.
    case other
}

/// A program that runs the program that follows in its arguments.
enum CommandWrapper: String {
    case time, exec, timeout, env, sudo

    /// The options whose value is a word of its own.
    var optionsWithValue: Set<String> {
        switch self {
        case .time: ["-f", "-o"]
        case .exec: ["-a"]
        case .timeout: ["-k", "-s", "--kill-after", "--signal"]
        case .env: ["-u", "--unset", "-C", "--chdir"]
        case .sudo: ["-u", "--user", "-g", "--group", "-h", "-p", "-C", "-D", "-R", "-r", "-t", "-T", "-U"]
        }
    }
}

/// Programs by the names that they are called by.
enum ProgramName {
    /// What the shell reads before a command.
    static let keywords: Set = ["if", "then", "elif", "else", "while", "until", "do", "!", "{", "}"]

    static let goOptionsWithValue: Set = [
        "-C", "-asmflags", "-exec", "-gcflags", "-ldflags", "-mod", "-modfile", "-o", "-overlay", "-p", "-pgo", "-tags",
    ]

    /// `ginkgo`, `bin/ginkgo`, `bin/ginkgo-v2.1.0`, `github.com/onsi/ginkgo/v2/ginkgo@v2.1.0`.
    static func isGinkgo(_ program: String) -> Bool {
        let path = program.prefix { $0 != "@" }
        let name = path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...]
        if name == "ginkgo" || name == "ginkgo.exe" { return true }
        guard name.hasPrefix("ginkgo-"), let version = name.dropFirst("ginkgo-".count).first else { return false }
        return version.isNumber || version == "v" || version.utf8.first == ShellWord.placeholder
    }

    /// Whether a variable that the file does not say the value of stands for ginkgo.
    static func isGinkgoVariable(_ name: String) -> Bool {
        ["GINKGO", "GINKGO_BIN", "GINKGO_BINARY", "GINKGO_CMD", "GINKGO_CLI", "GINKGO_EXE"].contains(name.uppercased())
    }

    /// Whether a variable by its name holds arguments of ginkgo's.
    static func isGinkgoArguments(_ name: String) -> Bool {
        let name = name.uppercased()
        return name.hasPrefix("GINKGO") && ["FLAGS", "ARGS", "OPTS"].contains { name.hasSuffix($0) }
    }
}
