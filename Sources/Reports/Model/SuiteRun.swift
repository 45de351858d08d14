/// One run of a Ginkgo suite, as the report of it tells.
public struct SuiteRun: Sendable, Equatable {
    /// What `RunSpecs` calls the suite.
    public var suite = ""
    /// The folder of the suite.
    public var path = ""
    /// How many processes ran it.
    public var procs = 1
    /// What the order of the specs was drawn with.
    public var seed = 0
    /// When it began, in nanoseconds since 1970.
    public var start = 0
    /// How long it took, from the first process's start to the last one's end.
    public var seconds = 0.0
    /// Which specs it was to run.
    public var filters: [String] = []
    /// Whether every spec was shuffled by itself (`--randomize-all`), not the outermost containers.
    public var isAllShuffled = false
    /// Whether Ginkgo reported success; nil if unknown.
    public var isSuccess: Bool?
    /// Why it failed besides its specs: interrupted, timed out, does not compile.
    public var problems: [String] = []
    /// Whether Ginkgo only listed the specs, reporting each as passed (`--dry-run`).
    public var isDry = false
    /// The number of specs selected by the filters; nil if unknown.
    public var planned: Int?
    /// The specs, in the order of the report.
    public var specs: [Spec] = []
    /// What ran before and after all specs, for each process.
    public var nodes: [Spec] = []

    /// A run without anything in it.
    public init() {}

    /// Everything that took time.
    public var entries: [Spec] { nodes + specs }

    /// The specs in the order in which they were begun: the order in which Ginkgo hands them out.
    public var specsInOrder: [Spec] {
        specs.enumerated().sorted { ($0.element.start, $0.offset) < ($1.element.start, $1.offset) }.map(\.element)
    }
}
