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
    /// The references of images that Docker already has, which `up` does not build.
    var present: Set<String> = []

    /// - Returns: nothing if no build requires BuildKit.
    func findings() async -> [Finding] {
        let demanding = images.filter { !$0.keysForBuildKit.isEmpty }
        if demanding.isEmpty { return [] }
        let builder = await Builder.installed(runner)
        return builder == .classic ? demanding.map(problem) : [builder.finding]
    }

    private func problem(_ image: DesiredImage) -> Finding {
        let (path, keys) = ("images.\(image.name).build", image.keysForBuildKit)
        let isPresent = present.contains(image.reference)
        return Finding(
            "buildkit", isPresent ? .warning : .error,
            "the image \(image.name) cannot be built\(isPresent ? " again" : ""): "
                + "\(keys.joined(separator: ", ")) \(keys.count == 1 ? "requires" : "require") BuildKit",
            why: "Docker's classic builder does not support secrets, SSH agents and exported caches",
            remedy: "install docker-buildx, and see that it works: docker buildx version",
            place: profile.place(of: keys.map { "\(path).\($0)" } + [path]))
    }
}

extension DesiredImage {
    /// The keys of its build that require BuildKit.
    fileprivate var keysForBuildKit: [String] {
        if case .build(let recipe) = source { recipe.build.keysForBuildKit } else { [] }
    }
}

extension Builder {
    fileprivate var finding: Finding {
        let source = self == .buildx ? "docker-buildx" : "docker"
        return Finding("buildkit", .ok, "provided by \(source)", why: "builds of the profile require it")
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
