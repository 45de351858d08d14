import ContainerTools
import Cluster
import Profile
import Programs

/// Whether Docker can build with BuildKit, if builds require it.
struct BuilderCheck: Sendable {
    let profile: Profile
    let runner: Runner
    /// The images to build.
    let images: [DesiredImage]

    /// - Returns: nothing if no build requires BuildKit, or Docker has it.
    func findings() async -> [Finding] {
        let demanding = images.compactMap { image -> (name: String, keys: [String])? in
            guard case .build(let recipe) = image.source, !recipe.build.keysForBuildKit.isEmpty else { return nil }
            return (image.name, recipe.build.keysForBuildKit)
        }
        if demanding.isEmpty { return [] }
        if await hasBuildKit() { return [] }
        return demanding.map { name, keys in
            let path = "images.\(name).build"
            return Finding(
                "buildkit", .error,
                "the image \(name) cannot be built: \(keys.joined(separator: ", ")) \(keys.count == 1 ? "requires" : "require") BuildKit",
                why: "Docker's classic builder does not support secrets, SSH agents and exported caches",
                remedy: "install docker-buildx, and see that it works: docker buildx version",
                place: profile.place(of: keys.map { "\(path).\($0)" } + [path]))
        }
    }

    private func hasBuildKit() async -> Bool {
        if (try? await runner.run(Command("docker", ["buildx", "version"], timeout: .seconds(60)))) != nil {
            return true
        }
        // Docker before 23 has a client of BuildKit itself.
        let printed = try? await runner.run(Command("docker", ["--version"], timeout: .seconds(60)))
        return printed.flatMap { Version(in: String(decoding: $0, as: UTF8.self)) }.map { $0 < Version(23, 0) } ?? false
    }
}

extension Plan {
    /// The images that are built.
    var builtImages: [DesiredImage] {
        steps.compactMap { step in
            if case .build(let image, _) = step.action { image } else { nil }
        }
    }
}
