/// One run of a Ginkgo suite, as the report of it tells.
package struct SuiteRun: Sendable, Equatable {
    /// What `RunSpecs` calls the suite.
    package var suite = ""
    /// The folder of the suite.
    package var path = ""
    /// How many processes ran it.
    package var procs = 1
    /// What the order of the specs was drawn with.
    package var seed = 0
    /// When it began, in nanoseconds since 1970.
    package var start = 0
    /// How long it took, from the first process's start to the last one's end.
    package var seconds = 0.0
    /// Which specs it was to run.
    package var filters: [String] = []
    /// Whether every spec was shuffled by itself (`--randomize-all`), not the outermost containers.
    package var isAllShuffled = false
    /// Whether Ginkgo reported success; nil if unknown.
    package var isSuccess: Bool?
    /// Why it failed besides its specs: interrupted, timed out, does not compile.
    package var problems: [String] = []
    /// Whether Ginkgo only listed the specs, reporting each as passed (`--dry-run`).
    package var isDry = false
    /// The number of specs selected by the filters; nil if unknown.
    package var planned: Int?
    /// The specs, in the order of the report.
    package var specs: [Spec] = []
    /// What ran before and after all specs, for each process.
    package var nodes: [Spec] = []

    /// A run without anything in it.
    package init() {}

    /// Everything that took time.
    package var entries: [Spec] { nodes + specs }

    /// The specs in the order in which they were begun: the order in which Ginkgo hands them out.
    package var specsInOrder: [Spec] {
        specs.enumerated().sorted { ($0.element.start, $0.offset) < ($1.element.start, $1.offset) }.map(\.element)
    }
}
