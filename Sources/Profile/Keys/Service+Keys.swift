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
        static let chart = Field(
            "chart", Chart.type, example: "{path: ./charts/gateway}",
            "a Helm chart instead of a template, which `helm template` renders; its hooks are left out")
        static let image = Field(
            "image", .text, example: "gateway", "the name of an image in `images`. Required with a template")
        static let port = Field(
            "port", .int(in: 1...65535), example: "8080", "the port that it listens on. Required with a template")
        static let ports = Field(
            "ports", .named(.portName, ServicePort.type, words: "mapping of ports", isEmptyAllowed: false),
            example: "{http: 8080, metrics: 9090}",
            "instead of `port`: several ports by their names, the main one first; names have at most 15 lower-case letters, digits and `-`"
        )
        static let needs = Field(
            "needs", .list(of: .text, words: "list of names"), example: "[redis]",
            "the services that are ready, and the jobs that are complete, before this one is deployed; never in a circle"
        )
        static let readiness = Field(
            "readiness", ReadinessFields.type, default: .told("an open port is enough"),
            example: "{httpGet: {path: /ready}}", "how to see that the service is ready")
        static let timeout = Field(
            "timeout", .duration, default: .value("3m"), example: "5m", "how long its pods may take to become ready")
        static let expose = Field(
            "expose", Expose.type, example: "{nodePort: 30080, perProcess: true}",
            "how this machine reaches the service; a list where it reaches several of its ports")
        static let waitFor = Field(
            "waitFor", .list(of: WaitCondition.written),
            example: "[{for: condition=Available, resource: deployment/operator}]",
            "what must hold, beyond its pods being ready, before it counts as ready. Awaited whenever it is deployed, each within `timeout`"
        )
        static let all = [
            template.declared, manifests.declared, chart.declared, namespace.declared, image.declared, port.declared,
            ports.declared, needs.declared, ContainerFields.env.declared, ContainerFields.configFiles.declared,
            ContainerFields.secretFiles.declared, readiness.declared, timeout.declared, expose.declared,
            waitFor.declared, Condition.field.declared,
        ]
    }

    static let type = ValueType<Service>.mapping(
        Fields.all,
        rules: .all(
            .any(of: [
                .requires("manifests"), .requires("chart"), .requires("image", "port"), .requires("image", "ports"),
            ]),
            .not(
                .any(of: [
                    .requires("manifests", "template"), .requires("manifests", "chart"), .requires("chart", "template"),
                    .requires("port", "ports"),
                ])),
            .not(
                .any(of: [.requires("manifests"), .requires("chart")])
                    + .all(.any(of: [.requires("env"), .requires("configFiles"), .requires("secretFiles")]))))
    ) { keys in
        let definition = definition(keys)
        switch definition {
        case .manifests, .chart: refuseContainer(keys)
        case .template, .templateFile: requireContainer(keys)
        case nil: break
        }
        let ports = ports(keys)
        let exposes = exposes(keys, ports: ports)
        let namespace = keys[Fields.namespace] ?? "default"
        return Service(
            name: keys.whole.key, namespace: namespace, definition: definition ?? .template("service"),
            image: keys[Fields.image], ports: ports, needs: keys[Fields.needs] ?? [],
            env: keys[ContainerFields.env] ?? [], files: ContainerFields.files(keys),
            readiness: keys[Fields.readiness].map {
                Readiness(path: $0.path, port: $0.port?.port(among: ports, keys.whole.context)?.number)
            }, timeout: keys[Fields.timeout] ?? defaultTimeout, exposes: exposes,
            waitFor: (keys[Fields.waitFor] ?? []).compactMap {
                waitCondition($0, keys, namespace: namespace, ports: ports, exposes: exposes)
            })
    }

    private static func refuseContainer(_ keys: Keys) {
        let values = [
            keys.value(ContainerFields.env), keys.value(ContainerFields.configFiles),
            keys.value(ContainerFields.secretFiles),
        ]
        for value in values.compactMap(\.self) {
            value.error("'\(value.key)' is for services from a template", hint: "set it in the manifests")
        }
    }

    private static func requireContainer(_ keys: Keys) {
        let hint = "a service from a template has an image and a port"
        if !keys.has(Fields.image) { keys.whole.error("missing key 'image' in \(keys.whole.path)", hint: hint) }
        if !keys.has(Fields.port), !keys.has(Fields.ports) {
            keys.whole.error("missing key 'port' in \(keys.whole.path)", hint: hint)
        }
    }

    private static func waitCondition(
        _ written: WaitCondition.Written, _ keys: Keys, namespace: String, ports: [ServicePort], exposes: [Expose]
    ) -> WaitCondition? {
        switch written {
        case .object(let condition, let resource, let selector, let other):
            return .object(
                condition: condition, resource: resource, selector: selector, namespace: other ?? namespace)
        case .answer(let get):
            let port = get.port?.port(among: ports, keys.whole.context)
            let number = port == ports.first ? nil : port?.number
            if !exposes.contains(where: { $0.port?.number == number }) {
                keys.value(Fields.waitFor)?.error(
                    "the request for '\(get.path)' goes through a port of this machine, and its port has none",
                    hint: "add the port to 'expose' with a 'hostPort'")
            }
            return .answer(path: get.path, port: number)
        }
    }
}
