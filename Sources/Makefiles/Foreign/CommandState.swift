/// What the next word of a shell command is.
enum CommandState: Hashable {
    /// The program.
    case program
    /// An option or an operand of a program that runs the rest of its arguments.
    case wrapper(CommandWrapper)
    /// The value of such an option.
    case wrapperValue(CommandWrapper)
    /// A word of a command line that is read once more, as `eval` and `ssh` do.
    case joined
    /// An option of a shell; `runsText` after `-c`.
    case shell(runsText: Bool)
    /// The value of such an option.
    case shellValue(runsText: Bool)
    /// An argument of docker's.
    case container(ContainerStage)
    /// The program in a container, or an argument of what its image runs.
    case containerProgram
    /// An argument before the `--` behind which a program stands, as of `kubectl exec`.
    case untilDashes
    /// An argument of find's.
    case find
    /// `run` or `tool`, after `go`, or an option before it.
    case go
    /// The value of such an option.
    case goGlobalValue
    /// The package that `go run` runs, or an option before it.
    case goPackage
    /// The value of such an option.
    case goValue
    /// An argument of ginkgo's.
    case ginkgo(GinkgoVersion)
    /// The value of one of ginkgo's flags.
    case ginkgoValue(GinkgoVersion)
    /// The number of processes, after a flag at that place.
    case number(flag: Range<Int>, replacement: String, GinkgoVersion)
    /// An argument of make's, which may set variables.
    case make(MakeTarget)
    /// The file that `-f`, or the folder that `-C` names.
    case makeValue
    /// An argument of a program that is not known.
    case unknown(UnknownProgram)
    /// An argument of a program that prints its arguments.
    case printed
    /// An argument of the tests, or of `go test`.
    case tests
    /// An argument of a program that runs none of them.
    case harmless
    /// Text that cannot be followed.
    case lost

    /// Whether what a variable stands for is read as if it were written in its place.
    var readsExpansions: Bool {
        switch self {
        case .number, .goValue, .goGlobalValue, .ginkgoValue, .wrapperValue, .shellValue, .container, .make, .makeValue,
            .printed, .harmless, .lost:
            false
        default: true
        }
    }
}

/// Which Makefile the make that a recipe runs reads.
enum MakeTarget {
    /// The same one, as far as can be seen.
    case same
    /// Another one.
    case other
}

/// A program that may run its arguments, or may not.
struct UnknownProgram: Hashable {
    /// Whether it is a script or a program of the repository's, which may run ginkgo inside.
    var isScript: Bool
    /// As it is called; empty where a variable names it.
    var name = ""
    /// The option that is the word before, whose value the next word may be.
    var option: Option = .none
    /// A flag whose value, a process count, is the next word.
    var countFlag: Range<Int>?

    enum Option { case none, some, runs }
}
