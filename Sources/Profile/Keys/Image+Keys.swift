extension Image {
    enum Fields {
        static let build = Field("build", Build.type, example: "{context: .}", "how it is built")
        static let ref = Field(
            "ref", .imageReference, example: "redis:7-alpine", "what it is called in its registry")
        static let pull = Field(
            "pull", ValueType<Pull>.word, default: .value("missing"), example: "never",
            "for `ref`: pulled where this machine does not have it, each time, or never")
        static let platform = Field(
            "platform", .platform, default: .told("Docker's own"), example: "linux/amd64",
            "for `ref`: the platform that is pulled, also if Docker has the image for another; for a build, set `build.platform`"
        )
        static let all = [
            build.declared, ref.declared, pull.declared, platform.declared, Condition.field.declared,
        ]
    }

    static let type = ValueType<Image>.mapping(
        Fields.all,
        rules: [
            "oneOf": .sequence([
                Schema.requires("ref").node,
                (.requires("build") + .not(.any(of: [.requires("pull"), .requires("platform")]))).node,
            ])
        ]
    ) { keys in
        let platform = keys[Fields.platform]
        return source(keys).map { Image(name: keys.whole.key, source: $0, platform: platform) }
    }

    private static func source(_ keys: Keys) -> Source? {
        let pull = keys[Fields.pull]
        switch (keys.value(Fields.build), keys.value(Fields.ref)) {
        case (_?, nil):
            keys.value(Fields.pull)?.error("only an image with 'ref' is pulled", hint: "remove 'pull'")
            keys.value(Fields.platform)?.error(
                "'platform' of an image with 'build' belongs in the build", hint: "move it into 'build'")
            return keys[Fields.build].map(Source.build)
        case (nil, _?):
            guard let reference = keys[Fields.ref], let pull else { return nil }
            return .ref(reference, pull: pull)
        case (_?, _?):
            keys.whole.error("an image has 'build' or 'ref', not both")
        case (nil, nil):
            keys.whole.error(
                "missing key 'build' or 'ref' in \(keys.whole.path)",
                hint: "write {build: {context: .}} or {ref: redis:7-alpine}")
        }
        return nil
    }
}

extension Build {
    enum Fields {
        static let context = Field(
            "context", .existing(.folder), isRequired: true, example: ".",
            "the folder that Docker gets; it must be there. A change of a file in it rebuilds the image; name in its `.dockerignore` what does not matter, such as `.git` (`.envboot` never does)"
        )
        static let dockerfile = Field(
            "dockerfile", .path { $0.filePath() }, default: .value("Dockerfile"), example: "docker/gateway.Dockerfile",
            "the Dockerfile, relative to the context as in docker compose; it must be there")
        static let args = Field(
            "args", .named(.buildArgument, argument, words: "mapping of texts"),
            example: "{VERSION: \"1.0\"}",
            "build arguments; their names consist of letters, digits and `_`. Values are passed to docker as environment variables, except for names that docker reads itself, such as `PATH` and `HTTP_PROXY`: these are passed on its command line and cannot hold a credential"
        )
        static let target = Field(
            "target", .textOrEmpty, default: .told("the last stage"), example: "final",
            "the stage of the Dockerfile that is built")
        static let secrets = Field(
            "secrets", .named(.buildSecret, .buildSecret, words: "mapping of paths"),
            example: "{npmrc: ~/.npmrc}",
            "files that `RUN --mount=type=secret,id=NAME` reads; they are not in the image. `NAME: {env: VARIABLE}` takes the secret from an environment variable. Requires BuildKit. A change of a secret does not rebuild the image"
        )
        static let ssh = Field(
            "ssh", .list(of: .text, words: "list of texts"), example: "[default]",
            "the SSH agents or keys for `RUN --mount=type=ssh`, as `docker build --ssh` takes them. Requires BuildKit")
        static let platform = Field(
            "platform", .platform, default: .told("Docker's own"), example: "linux/amd64",
            "the platform that the image is built for; the nodes must be able to run it")
        static let cacheFrom = Field(
            "cacheFrom", .list(of: .text, words: "list of texts"), example: "[ghcr.io/example/gateway:cache]",
            "caches to read, as `docker build --cache-from` takes them; paths in them are relative to the profile's folder"
        )
        static let cacheTo = Field(
            "cacheTo", .list(of: .text, words: "list of texts"), example: "[type=inline]",
            "caches to write, as `docker build --cache-to` takes them; paths in them are relative to the profile's folder. Requires BuildKit"
        )
        static let network = Field(
            "network", .network, default: .told("Docker's default"), example: "host",
            "the network of `RUN` steps: `default`, `none`, `host`, or another that the builder supports")
        static let all = [
            context.declared, dockerfile.declared, args.declared, target.declared, secrets.declared, ssh.declared,
            platform.declared, cacheFrom.declared, cacheTo.declared, network.declared,
        ]
    }

    private static let argument = ValueType<EnvironmentVariable>(
        words: EnvironmentVariable.type.words, schema: EnvironmentVariable.type.schema,
        fields: EnvironmentVariable.type.fields
    ) { value in
        guard let argument = EnvironmentVariable.type.read(value) else { return nil }
        if let exposure = exposure(of: argument) {
            value.error(
                exposure, hint: "rename it, or set a proxy with a password in docker's own configuration")
        }
        return argument
    }

    static let type = ValueType<Build>.mapping(Fields.all) { keys in
        let context = keys[Fields.context]
        let args = keys[Fields.args] ?? []
        let target = keys[Fields.target]
        let options = Options(keys, args: Set(args.map(\.name)))
        guard let context, let path = dockerfile(keys, in: context) else { return nil }
        var build = Build(
            context: context, dockerfile: path,
            args: Dictionary(args.map { ($0.name, $0.value) }) { $1 },
            target: target == "" ? nil : target)
        options.set(in: &build)
        return build
    }

    /// The Dockerfile, relative to the context as docker compose has it.
    private static func dockerfile(_ keys: Keys, in context: String) -> String? {
        if let written = keys.value(Fields.dockerfile) { return written.existing(.file, from: context) }
        let path = absolutePath("Dockerfile", from: context)
        return keys.whole.require(.file, at: path, written: "Dockerfile") ? path : nil
    }
}
