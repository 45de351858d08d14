/// The manifests that are applied before the service: custom resource definitions, and its rights in the cluster.
struct ManifestGuess: Sendable, Equatable {
    /// Patterns and paths.
    var paths: [Guess<String>]
    /// Whether some of them give the service rights.
    var grantsRights: Bool
    /// What is left out, and why.
    var notes: [String] = []

    init(in repository: Repository) {
        let definitions =
            ["config/crd/bases", "config/crd"].lazy
            .map { Self.manifests(in: $0, repository) }.first { !$0.isEmpty } ?? []
        var paths = definitions.map { Guess(value: $0, source: "custom resource definitions are usually there") }
        var notes: [String] = []
        let rights = Self.manifests(in: "config/rbac", repository)
        let isForKustomize = repository.has("config/rbac/kustomization.yaml")
        grantsRights = !rights.isEmpty && !isForKustomize
        if grantsRights {
            paths += rights.map { Guess(value: $0, source: "what the service may do in the cluster is usually there") }
        } else if isForKustomize {
            notes.append(
                "config/rbac has a kustomization.yaml: its manifests are not to be applied as they are. Render them"
                    + " (kubectl kustomize) into a file, and name that here.")
        }
        self.paths = paths
        self.notes = notes
    }

    /// A pattern for all of a folder's YAML files, or the files where not all are manifests.
    private static func manifests(in folder: String, _ repository: Repository) -> [String] {
        let files = repository.files.filter { $0.folderName == folder && $0.hasSuffix(".yaml") }
        let manifests = files.filter { isManifest(repository.text(of: $0) ?? "") }
        return manifests.count == files.count && !files.isEmpty ? ["\(folder)/*.yaml"] : manifests
    }

    private static func isManifest(_ text: String) -> Bool {
        let keys = text.textLines
        return keys.contains { $0.hasPrefix("apiVersion:") } && keys.contains { $0.hasPrefix("kind:") }
            && !keys.contains { $0.hasPrefix("kind: Kustomization") }
    }
}
