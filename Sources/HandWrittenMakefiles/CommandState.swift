/// What the next word of a shell command is.
enum CommandState: Hashable {
    /// The program.
    case program
    /// An option or an operand of a program that runs its remaining arguments.
    case wrapper(CommandWrapper)
    /// The value of such an option.
    case wrapperValue(CommandWrapper)
    /// A word of a command line that is parsed again, as by `eval` and `ssh`.
    case joined
    /// An option of a shell; `runsText` after `-c`.
    case shell(runsText: Bool)
    /// The value of such an option.
    case shellValue(runsText: Bool)
    /// An argument of docker.
    case container(ContainerStage)
    /// The program in a container, or an argument of the image's entry point.
    case containerProgram
    /// An argument before the `--` that precedes a program, as in `kubectl exec`.
    case untilDashes
    /// An argument of find.
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
    /// The value of a ginkgo flag.
    case ginkgoValue(GinkgoVersion)
    /// The process count, after a flag at that place.
    case number(flag: Range<Int>, replacement: String, GinkgoVersion)
    /// An argument of make's, which may set variables.
    case make(MakeTarget)
    /// The value of `-f` or `-C`.
    case makeValue
    /// An argument of an unknown program.
    case unknown(UnknownProgram)
    /// An argument of a program that prints its arguments.
    case printed
    /// An argument of the tests, or of `go test`.
    case tests
    /// An argument of a program that does not run its arguments.
    case harmless
    /// Text that cannot be analyzed.
    case lost

    /// Whether a variable's value is read in its place.
    var readsExpansions: Bool {
        switch self {
        case .number, .goValue, .goGlobalValue, .ginkgoValue, .wrapperValue, .shellValue, .container, .make, .makeValue,
            .printed, .harmless, .lost:
            false
        default: true
        }
    }
}

/// The Makefile read by a make that a recipe runs.
enum MakeTarget {
    /// The same one, as far as known.
    case same
    /// Another one.
    case other
}

/// A program that may run its arguments, or may not.
struct UnknownProgram: Hashable {
    /// Whether it is a script or a program of the repository, which may run ginkgo.
    var isScript: Bool
    /// Its name; empty if a variable names it.
    var name = ""
    /// The preceding option, whose value the next word may be.
    var option: Option = .none
    /// A flag whose value, a process count, is the next word.
    var countFlag: Range<Int>?

    enum Option { case none, some, runs }
}
