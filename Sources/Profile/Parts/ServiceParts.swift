extension Service {
    init?(name: String, _ value: Value) {
        let service: Service? = value.mapping { keys in
            let definition = value.definition(
                name: name, template: keys.optional("template"), manifests: keys.optional("manifests"))
            let image = keys.optional("image")
            let port = keys.optional("port")
            let env = keys.optional("env")
            let service = Service(
                name: name, namespace: keys.optional("namespace")?.name(.label("a namespace")) ?? "default",
                definition: definition ?? .template("service"), image: image?.text(), port: port?.int(in: 1...65535),
                needs: keys.optional("needs")?.list { $0.text() } ?? [],
                env: env?.named(.environmentVariable, EnvironmentVariable.init) ?? [],
                readiness: keys.optional("readiness").flatMap(Readiness.init),
                timeout: keys.optional("timeout")?.duration() ?? Service.defaultTimeout,
                expose: keys.optional("expose").flatMap(Expose.init))
            switch definition {
            case .manifests:
                env?.error("'env' is for services from a template", hint: "set it in the manifests")
            case .template, .templateFile:
                let hint = "a service from a template has an image and a port"
                if image == nil { value.error("missing key 'image' in \(value.path)", hint: hint) }
                if port == nil { value.error("missing key 'port' in \(value.path)", hint: hint) }
            case nil: break
            }
            return service
        }
        guard let service else { return nil }
        self = service
    }
}

extension EnvironmentVariable {
    fileprivate init?(name: String, _ value: Value) {
        guard let text = value.lines() else { return nil }
        self.init(name: name, value: text)
    }
}

extension Readiness {
    fileprivate init?(_ value: Value) {
        let path: String? = value.mapping { keys in
            keys.required("httpGet")?.mapping { keys in
                guard let value = keys.required("path"), let path = value.text() else { return nil }
                if !path.hasPrefix("/") { value.error("'\(path)' is not the path of a URL", hint: "begin with '/'") }
                return path
            }
        }
        guard let path else { return nil }
        self.init(path: path)
    }
}

extension Expose {
    fileprivate init?(_ value: Value) {
        let expose: Expose? = value.mapping { keys in
            let nodePort = keys.required("nodePort")?.int(in: 30000...32767)
            let hostPort = keys.optional("hostPort")
            let perProcess = keys.optional("perProcess")
            if hostPort == nil, perProcess == nil || perProcess?.node.bool == false {
                value.error(
                    "missing key 'hostPort' or 'perProcess' in \(value.path)",
                    hint: "add 'hostPort: PORT' or 'perProcess: true'")
            }
            let expose = Expose(
                nodePort: nodePort ?? 0, hostPort: hostPort?.int(in: 1...65535), perProcess: perProcess?.bool() ?? false
            )
            return nodePort == nil ? nil : expose
        }
        guard let expose else { return nil }
        self = expose
    }
}
