extension Job {
    enum Fields {
        static let namespace = Service.Fields.namespace
        static let image = Field(
            "image", .text, isRequired: true, example: "migrations", "the name of an image in `images`")
        static let command = Field(
            "command", .list(of: .lines, words: "list of texts"), default: .told("the image's own program"),
            example: "[migrate, up]", "the program and its first arguments, as Kubernetes has it; no shell reads them")
        static let args = Field(
            "args", .list(of: .lines, words: "list of texts"), example: "[--verbose]",
            "the arguments; after `command`, or of the image's own program")
        static let needs = Field(
            "needs", .list(of: .text, words: "list of names"), example: "[database]",
            "the services that are ready, and the jobs that are complete, before it runs; never in a circle")
        static let timeout = Field(
            "timeout", .duration, default: .value("3m"), example: "10m", "how long it may take, its retries included")
        static let all = [
            namespace.declared, image.declared, command.declared, args.declared, ContainerFields.env.declared,
            ContainerFields.configFiles.declared, ContainerFields.secretFiles.declared, needs.declared,
            timeout.declared, Condition.field.declared,
        ]
    }

    static let type = ValueType<Job>.mapping(Fields.all) { keys in
        Job(
            name: keys.whole.key, namespace: keys[Fields.namespace] ?? "default", image: keys[Fields.image] ?? "",
            command: keys[Fields.command] ?? [], args: keys[Fields.args] ?? [],
            env: keys[ContainerFields.env] ?? [], files: ContainerFields.files(keys), needs: keys[Fields.needs] ?? [],
            timeout: keys[Fields.timeout] ?? .seconds(180))
    }
}
