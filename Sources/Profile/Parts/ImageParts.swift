extension Image {
    enum Fields {
        static let build = Field("build", Build.type, example: "{context: .}", "how it is built")
        static let ref = Field(
            "ref", .imageReference, example: "redis:7-alpine", "what it is called in its registry")
        static let pull = Field(
            "pull", ValueType<Pull>.word, default: .value("missing"), example: "never",
            "for `ref`: pulled where this machine does not have it, each time, or never")
        static let all = [build.declared, ref.declared, pull.declared, Condition.field.declared]
    }

    static let type = ValueType<Image>.mapping(
        Fields.all,
        rules: [
            "oneOf": .sequence([
                Schema.requires("ref").node, (.requires("build") + .not(.requires("pull"))).node,
            ])
        ]
    ) { keys in
        source(keys).map { Image(name: keys.whole.key, source: $0) }
    }

    private static func source(_ keys: Keys) -> Source? {
        let pull = keys[Fields.pull]
        switch (keys.value(Fields.build), keys.value(Fields.ref)) {
        case (_?, nil):
            keys.value(Fields.pull)?.error("only an image with 'ref' is pulled", hint: "remove 'pull'")
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
            "the folder that Docker gets; it must be there. A change of a file in it builds the image anew; name in its `.dockerignore` what does not matter, such as `.git` (`.envboot` never does)"
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
        static let all = [context.declared, dockerfile.declared, args.declared, target.declared]
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
        guard let context, let path = dockerfile(keys, in: context) else { return nil }
        return Build(
            context: context, dockerfile: path,
            args: Dictionary(args.map { ($0.name, $0.value) }) { $1 },
            target: target == "" ? nil : target)
    }

    /// The Dockerfile, relative to the context as docker compose has it.
    private static func dockerfile(_ keys: Keys, in context: String) -> String? {
        if let written = keys.value(Fields.dockerfile) { return written.existing(.file, from: context) }
        let path = absolutePath("Dockerfile", from: context)
        return keys.whole.require(.file, at: path, written: "Dockerfile") ? path : nil
    }
}
