extension Service {
    enum Fields {
        static let template = Field(
            "template", .template,
            default: .told("the service's name where a built-in template has it, else `service`"),
            example: "redis",
            "the template that the manifests are made from")
        static let manifests = Field(
            "manifests", .files(isEmptyAllowed: false), example: "[deploy/dash*.yaml]",
            "finished manifests instead of a template; at least one")
        static let namespace = Field(
            "namespace", .name(.label("a namespace")), default: .value("default"), example: "tools", "the namespace")
        static let image = Field(
            "image", .text, example: "gateway", "the name of an image in `images`. Required with a template")
        static let port = Field(
            "port", .int(in: 1...65535), example: "8080", "the port that it listens on. Required with a template")
        static let needs = Field(
            "needs", .list(of: .text, words: "list of names"), example: "[redis]",
            "the services that are ready before this one is deployed; never in a circle")
        static let env = Field(
            "env", .named(.environmentVariable, EnvironmentVariable.type, words: "mapping of texts"),
            example: "{REDIS_ADDR: \"redis:6379\"}",
            "environment variables of the container, for templates only; letters, digits, `_`, `-` and `.`, no digit first"
        )
        static let readiness = Field(
            "readiness", Readiness.type, default: .told("an open port is enough"),
            example: "{httpGet: {path: /ready}}", "how to see that the service is ready")
        static let timeout = Field(
            "timeout", .duration, default: .value("3m"), example: "5m", "how long its pods may take to become ready")
        static let expose = Field(
            "expose", Expose.type, example: "{nodePort: 30080, perProcess: true}",
            "how this machine reaches the service")
        static let all = [
            template.declared, manifests.declared, namespace.declared, image.declared, port.declared, needs.declared,
            env.declared, readiness.declared, timeout.declared, expose.declared,
        ]
    }

    static let type = ValueType<Service>.mapping(
        Fields.all,
        rules: [
            "oneOf": .sequence([
                (.requires("manifests") + .not(.any(of: [.requires("template"), .requires("env")]))).node,
                (.requires("image", "port") + .not(.requires("manifests"))).node,
            ])
        ]
    ) { keys in
        let definition = definition(keys)
        switch definition {
        case .manifests:
            keys.value(Fields.env)?.error("'env' is for services from a template", hint: "set it in the manifests")
        case .template, .templateFile:
            let hint = "a service from a template has an image and a port"
            if !keys.has(Fields.image) { keys.whole.error("missing key 'image' in \(keys.whole.path)", hint: hint) }
            if !keys.has(Fields.port) { keys.whole.error("missing key 'port' in \(keys.whole.path)", hint: hint) }
        case nil: break
        }
        return Service(
            name: keys.whole.key, namespace: keys[Fields.namespace] ?? "default",
            definition: definition ?? .template("service"), image: keys[Fields.image], port: keys[Fields.port],
            needs: keys[Fields.needs] ?? [], env: keys[Fields.env] ?? [], readiness: keys[Fields.readiness],
            timeout: keys[Fields.timeout] ?? defaultTimeout, expose: keys[Fields.expose])
    }
}

extension EnvironmentVariable {
    /// A variable that is named by its key.
    static let type = ValueType<EnvironmentVariable>(words: "text", schema: ValueType<String>.lines.schema) { value in
        value.lines().map { EnvironmentVariable(name: value.key, value: $0) }
    }
}

extension Readiness {
    enum Fields {
        static let httpGet = Field(
            "httpGet", Readiness.httpType, isRequired: true, example: "{path: /ready}",
            "a request that succeeds once the service is ready")
        static let all = [httpGet.declared]
    }

    enum HTTPFields {
        static let path = Field(
            "path", .text("path of a URL", pattern: "^/") { $0.urlPath() }, isRequired: true, example: "/ready",
            "a path, beginning with `/`, that answers a GET with a status from 200 to 399")
        static let all = [path.declared]
    }

    static let type = ValueType<Readiness>.mapping(Fields.all) { $0[Fields.httpGet] }

    static let httpType = ValueType<Readiness>.mapping(HTTPFields.all) { keys in
        keys[HTTPFields.path].map { Readiness(path: $0) }
    }
}

extension Value {
    fileprivate func urlPath() -> String? {
        guard let path = text() else { return nil }
        if !path.begins(with: "/") { error("'\(path)' is not the path of a URL", hint: "begin with '/'") }
        return path
    }
}
