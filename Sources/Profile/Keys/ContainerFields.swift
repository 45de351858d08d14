extension EnvironmentVariable {
    enum Fields {
        static let value = Field("value", .lines, isRequired: true, example: "/coverdata", "the variable's value")
        static let all = [value.declared, Condition.field.declared]
    }

    /// A variable that is named by its key: its value, or a mapping with a condition.
    static let type = ValueType<EnvironmentVariable>(
        words: "text", schema: .any(of: [ValueType<String>.lines.schema, conditional.schema]),
        fields: conditional.fields
    ) { value in
        if value.node.entries != nil { return conditional.read(value) }
        return value.lines().map { EnvironmentVariable(name: value.key, value: $0) }
    }

    private static let conditional = ValueType<EnvironmentVariable>.mapping(Fields.all) { keys in
        keys[Fields.value].map { EnvironmentVariable(name: keys.whole.key, value: $0) }
    }
}

/// What services and jobs say of their containers alike.
enum ContainerFields {
    static let env = Field(
        "env", .named(.environmentVariable, EnvironmentVariable.type, words: "mapping of texts"),
        example: "{REDIS_ADDR: \"redis:6379\"}",
        "environment variables of the container; letters, digits, `_`, `-` and `.`, no digit first. `NAME: {value: TEXT, when: CONDITION}` sets one under a condition"
    )
    static let configFiles = Field(
        "configFiles", .named(.containerFile, ContainerFile.type(isSecret: false), words: "mapping of paths"),
        example: "{/etc/gateway/config.yaml: ./config/gateway.yaml}",
        "files of this machine that the container finds, by their path in it, from a ConfigMap. Its pods restart where one changes"
    )
    static let secretFiles = Field(
        "secretFiles", .named(.containerFile, ContainerFile.type(isSecret: true), words: "mapping of paths"),
        example: "{/run/secrets/token: ./secrets/token}",
        "the same from a Secret: what is in them is in no message and in no diagnostics")

    static func files(_ keys: Keys) -> [ContainerFile] {
        let files = (keys[configFiles] ?? []) + (keys[secretFiles] ?? [])
        var seen: Set<String> = []
        for file in files where !seen.insert(file.path).inserted {
            keys.value(secretFiles)?.error("'\(file.path)' is in configFiles too", hint: "remove one of the two")
        }
        return files
    }
}

extension ContainerFile {
    static func type(isSecret: Bool) -> ValueType<ContainerFile> {
        let source = ValueType<String>.existing(.file)
        return ValueType<ContainerFile>(words: source.words, schema: source.schema) { value in
            source.read(value).map { ContainerFile(path: value.key, source: $0, isSecret: isSecret) }
        }
    }
}
