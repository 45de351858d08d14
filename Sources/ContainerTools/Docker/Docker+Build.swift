import Profile
import Programs

extension Docker {
    /// Builds an image.
    ///
    /// - Parameter directory: the folder that relative paths of caches start from.
    package func build(
        _ image: DesiredImage, _ recipe: BuildRecipe, in directory: String, onLine: @escaping Runner.LineHandler
    ) async throws {
        let build = recipe.build
        var arguments = ["build", "--tag", image.reference, "--file", build.dockerfile]
        let visible = build.args.filter { Build.isReadByDocker($0.key) }
        for name in build.args.keys.sorted() {
            // docker takes the value of a bare name from the environment, which other users cannot see.
            arguments += ["--build-arg", visible[name].map { "\(name)=\($0)" } ?? name]
        }
        if let target = build.target { arguments += ["--target", target] }
        var command = Command(
            "docker", arguments + build.options + [build.context], directory: directory, timeout: .seconds(1800))
        command.secretEnvironment = build.args.filter { visible[$0.key] == nil }
        // Docker before 23 uses its classic builder by default, and so does any if DOCKER_BUILDKIT=0 is inherited.
        if !build.keysForBuildKit.isEmpty { command.environment["DOCKER_BUILDKIT"] = "1" }
        try await runner.run(command, onLine: onLine)
    }
}

extension Build {
    /// The options of `docker build` beyond the arguments and the target.
    fileprivate var options: [String] {
        let secrets = secrets.sorted { $0.key < $1.key }.map { "id=\($0.key),\(csvField("src=\($0.value)"))" }
        return [("--secret", secrets), ("--ssh", ssh), ("--platform", [platform].compactMap(\.self))].flatMap(repeated)
            + [("--cache-from", cacheFrom), ("--cache-to", cacheTo), ("--network", [network].compactMap(\.self))]
            .flatMap(repeated)
    }

    private func repeated(_ option: String, _ values: [String]) -> [String] { values.flatMap { [option, $0] } }

    /// A field of comma-separated values, quoted if it has a comma or a quote.
    private func csvField(_ text: String) -> String {
        text.contains { $0 == "," || $0 == "\"" } ? "\"\(text.replacing("\"", with: "\"\""))\"" : text
    }
}
