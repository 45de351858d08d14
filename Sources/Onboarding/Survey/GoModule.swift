/// The module that a suite below `test/` belongs to.
struct GoModule: Sendable, Equatable {
    /// The folder of its go.mod; nil where there is none.
    var folder: String?
    /// Whether Ginkgo and Gomega have to be added to it before a suite can be compiled.
    var lacksGinkgo: Bool

    init(in repository: Repository) {
        folder = ["test", "."].first { repository.has("\($0)/go.mod") }
        let text = folder.flatMap { repository.text(of: "\($0)/go.mod") }
        lacksGinkgo =
            text.map { !$0.contains("github.com/onsi/ginkgo/v2") || !$0.contains("github.com/onsi/gomega") } ?? false
    }

    /// A command as a line for a shell that stands in the repository.
    func command(_ text: String) -> String { folder == "test" ? "(cd test && \(text))" : text }
}
