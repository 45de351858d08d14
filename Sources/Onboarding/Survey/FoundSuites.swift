/// The Ginkgo suites that are there already.
enum FoundSuites {
    struct Found: Sendable, Equatable {
        var name: String
        var path: String
        var usesCluster: Bool
        var source: String
    }

    /// Those below `test/` that are the service's: the ones in folders of its name, or else those that no other profile
    /// has.
    ///
    /// - Parameters:
    ///   - others: the paths of other profiles' suites, relative to the repository.
    ///   - taken: names that other suites of the profile have.
    static func all(for service: String, in repository: Repository, others: Set<String>, taken: Set<String>) -> [Found]
    {
        let folders = repository.files.filter {
            $0.hasPrefix("test/") && $0.hasSuffix("_test.go") && repository.text(of: $0)?.contains("RunSpecs(") == true
        }.map(\.folderName).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        let own = folders.filter { $0.split(separator: "/").contains { $0 == service } }
        var names = taken
        return (own.isEmpty ? folders.filter { !others.contains($0) } : own).compactMap { folder in
            guard let name = self.names(for: folder).first(where: { !names.contains($0) }) else { return nil }
            names.insert(name)
            return Found(
                name: name, path: folder, usesCluster: folder.contains("e2e"),
                source: "it calls RunSpecs"
                    + (folder.contains("e2e") ? ", and the folder's name says e2e: so it needs the cluster" : ""))
        }
    }

    /// `test/e2e/payments` is `e2e`, or else `e2e-payments`.
    private static func names(for folder: String) -> [String] {
        let parts = folder.split(separator: "/").map(String.init)
        return [
            parts.dropFirst().first ?? "test", parts.dropFirst().joined(separator: "-"), parts.joined(separator: "-"),
        ]
        .filter { $0.wholeMatch(of: /[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?/) != nil }
    }
}
