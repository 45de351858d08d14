import ContainerTools
import Cluster
import Profile

/// Whether the variables are set that builds read secrets from.
struct SecretsCheck: Sendable {
    let profile: Profile
    /// The images to build.
    let images: [DesiredImage]

    /// - Returns: nothing if all are set.
    func findings() -> [Finding] {
        images.flatMap { image -> [Finding] in
            guard case .build(let recipe) = image.source else { return [] }
            let unset = recipe.build.secretVariables.filter { $0.value.value == nil }.sorted { $0.key < $1.key }
            return unset.map { id, variable in
                let path = "images.\(image.name).build.secrets"
                return Finding(
                    "secrets", .error,
                    "the image \(image.name) cannot be built: the environment variable \(variable.name) is not set",
                    why: "the build reads the secret \(id) from it", remedy: "export \(variable.name)=...",
                    place: profile.place(of: ["\(path).\(id)", path]))
            }
        }
    }
}
