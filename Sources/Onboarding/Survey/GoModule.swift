/// The module that a suite below `test/` belongs to.
struct GoModule: Sendable, Equatable {
    /// The folder of its go.mod; nil where there is none.
    var folder: String?
    /// What adds Ginkgo and Gomega to it, as a command to paste into a shell in the repository; nil where they are in there.
    var ginkgoCommand: String?

    init(in repository: Repository) {
        folder = ["test", "."].first { repository.has("\($0)/go.mod") }
        guard let folder, let text = repository.text(of: "\(folder)/go.mod") else { return }
        if text.contains("github.com/onsi/ginkgo/v2") && text.contains("github.com/onsi/gomega") { return }
        let command = "go get github.com/onsi/ginkgo/v2 github.com/onsi/gomega"
        ginkgoCommand = folder == "." ? command : "(cd \(folder) && \(command))"
    }
}
