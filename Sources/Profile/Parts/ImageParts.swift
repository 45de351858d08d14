extension Image {
    init?(name: String, _ value: Value) {
        let source: Source? = value.mapping { keys in
            let build = keys.optional("build")
            let ref = keys.optional("ref")
            let pull = keys.optional("pull")
            let pullPolicy = pull.map { $0.word(of: Pull.self) } ?? .missing
            switch (build, ref) {
            case (let build?, nil):
                pull?.error("only an image with 'ref' is pulled", hint: "remove 'pull'")
                return Build(build).map(Source.build)
            case (nil, let ref?):
                guard let reference = ref.imageReference(), let pullPolicy else { return nil }
                return .ref(reference, pull: pullPolicy)
            case (_?, _?):
                value.error("an image has 'build' or 'ref', not both")
            case (nil, nil):
                value.error(
                    "missing key 'build' or 'ref' in \(value.path)",
                    hint: "write {build: {context: .}} or {ref: redis:7-alpine}")
            }
            return nil
        }
        guard let source else { return nil }
        self.init(name: name, source: source)
    }
}

extension Build {
    fileprivate init?(_ value: Value) {
        let build: Build? = value.mapping { keys in
            let context = keys.required("context")?.existing(.folder)
            let dockerfile = keys.optional("dockerfile")
            let args = keys.optional("args")?.named(.buildArgument) { name, value in value.lines().map { (name, $0) } }
            let target = keys.optional("target")?.textOrEmpty()
            guard let context, let path = value.dockerfile(dockerfile, in: context) else { return nil }
            return Build(
                context: context, dockerfile: path, args: Dictionary(uniqueKeysWithValues: args ?? []),
                target: target == "" ? nil : target)
        }
        guard let build else { return nil }
        self = build
    }
}

extension Value {
    /// The Dockerfile, relative to the context as docker compose has it.
    fileprivate func dockerfile(_ written: Value?, in context: String) -> String? {
        if let written { return written.existing(.file, from: context) }
        let path = absolutePath("Dockerfile", from: context)
        return require(.file, at: path, written: "Dockerfile") ? path : nil
    }
}
