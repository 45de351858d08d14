/// Names that suggest a process count: of a variable (`GINKGO_PROCS`) or a script's flag (`--parallel`).
enum ProcessCountName {
    private static let certain: Set = [
        "procs", "proc", "nprocs", "nproc", "parallel", "parallelism", "processes", "ginkgoprocs", "ginkgonodes",
    ]
    /// These may also refer to a cluster or a build.
    private static let possible: Set = ["nodes", "workers", "jobs", "concurrency", "processors"]

    private static let ofTests: Set = [
        "test", "tests", "e2e", "ginkgo", "suite", "suites", "spec", "specs", "integration", "conformance", "it",
    ]
    private static let ofOthers: Set = [
        "build", "builds", "image", "images", "cluster", "clusters", "kind", "deploy", "generate", "install", "setup",
        "lint", "release", "up", "create", "start", "compile", "download", "push", "publish", "docs", "scale",
    ]

    /// - Parameter program: the script that gets it.
    static func matches(_ name: some StringProtocol, for program: String) -> Bool {
        let words = words(in: name)
        let isCertain = !words.isDisjoint(with: certain)
        guard isCertain || !words.isDisjoint(with: possible) else { return false }
        let context = words.union(Self.words(in: program))
        // BUILD_PARALLELISM is about something else, whatever script gets it.
        return !context.isDisjoint(with: ofTests) || (isCertain ? words : context).isDisjoint(with: ofOthers)
    }

    /// Whether a flag tells the process count of tests, whatever program it is of: `--ginkgo-parallel`.
    static func isCertain(_ name: some StringProtocol, isOfTests: Bool) -> Bool {
        let words = words(in: name)
        return !words.isDisjoint(with: certain) && (isOfTests || !words.isDisjoint(with: ofTests))
    }

    private static func words(in name: some StringProtocol) -> Set<String> {
        Set(name.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init))
    }
}
