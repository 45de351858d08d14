import Profile
import Programs

extension Docker {
    /// Builds an image.
    ///
    /// - Parameters:
    ///   - directory: the folder that relative paths of caches start from.
    ///   - variables: the variables that docker inherits.
    package func build(
        _ image: DesiredImage, _ recipe: BuildRecipe, in directory: String, variables: [String: String],
        onLine: @escaping Runner.LineHandler
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
        for variable in build.secretVariables.values { command.secretEnvironment[variable.name] = variable.value }
        if await asksForBuildKit(build, variables) { command.environment["DOCKER_BUILDKIT"] = "1" }
        try await runner.run(command, onLine: onLine)
    }

    /// Whether docker has to be told to use BuildKit: if a build requires it, whatever the user prefers, and if docker
    /// has it but does not use it by default.
    private func asksForBuildKit(_ build: Build, _ variables: [String: String]) async -> Bool {
        if !build.keysForBuildKit.isEmpty { return true }
        if variables["DOCKER_BUILDKIT"]?.isEmpty == false { return false }
        return await Builder.hasBuiltIn(runner)
    }
}

extension Build {
    /// The options of `docker build` beyond the arguments and the target.
    fileprivate var options: [String] {
        let files = secrets.mapValues { csvField("src=\($0)") }
        let sources = files.merging(secretVariables.mapValues { "env=\($0.name)" }) { $1 }
        let secrets = sources.sorted { $0.key < $1.key }.map { "id=\($0.key),\($0.value)" }
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
