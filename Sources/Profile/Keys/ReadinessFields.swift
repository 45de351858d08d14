/// A request to a service.
struct HTTPGet: Sendable {
    let path: String
    /// The port as it is written, by its name or its number; nil for the service's main one.
    let port: PortReference?

    enum Fields {
        static let path = Field(
            "path", .text("path of a URL", pattern: "^/") { $0.urlPath() }, isRequired: true, example: "/ready",
            "a path, beginning with `/`, that answers a GET with a status from 200 to 399")
        static let port = Field(
            "port", PortReference.type, default: .told("the main one"), example: "health",
            "the port that is asked, by its name or its number")
        static let all = [path.declared, port.declared]
    }

    static let type = ValueType<HTTPGet>.mapping(Fields.all) { keys in
        keys[Fields.path].map { HTTPGet(path: $0, port: keys[Fields.port]) }
    }
}

enum ReadinessFields {
    static let httpGet = Field(
        "httpGet", HTTPGet.type, isRequired: true, example: "{path: /ready}",
        "a request that succeeds once the service is ready")
    static let all = [httpGet.declared]

    static let type = ValueType<HTTPGet>.mapping(all) { $0[httpGet] }
}

extension WaitCondition {
    /// A condition as it is written.
    enum Written: Sendable {
        case object(condition: String, resource: String, selector: String?, namespace: String?)
        case answer(HTTPGet)
    }

    enum Fields {
        static let condition = Field(
            "for", .text("condition", pattern: "^(create|delete|condition=.|jsonpath=.)") { $0.waitCondition() },
            example: "condition=Available",
            "what `kubectl wait --for` takes: `condition=NAME`, `jsonpath=EXPRESSION`, `create` or `delete`")
        static let resource = Field(
            "resource",
            .text("kind, or kind/name", pattern: "^[a-z]([a-z0-9.-]*[a-z0-9])?(/[a-z0-9]([a-z0-9.:-]*[a-z0-9])?)?$") {
                $0.resource()
            }, example: "deployment/operator",
            "the object of which that must hold, or the kind of what `selector` finds")
        static let selector = Field(
            "selector", .text, example: "app=operator", "the labels of the objects of which that must hold")
        static let namespace = Field(
            "namespace", .name(.label("a namespace")), default: .told("the service's"), example: "operators",
            "the namespace of the objects")
        static let httpGet = Field(
            "httpGet", HTTPGet.type, example: "{path: /healthz, port: health}",
            "instead of `for`: a request that must succeed through a port of this machine, so that its port is one of `expose`"
        )
        static let all = [
            condition.declared, resource.declared, selector.declared, namespace.declared, httpGet.declared,
        ]
    }

    static let written = ValueType<Written>.mapping(
        Fields.all,
        rules: [
            "oneOf": .sequence([
                (.requires("for", "resource") + .not(.requires("httpGet"))).node,
                (.requires("httpGet")
                    + .not(.any(of: ["for", "resource", "selector", "namespace"].map { .requires($0) }))).node,
            ])
        ]
    ) { keys in
        let others = [
            keys.value(Fields.condition), keys.value(Fields.resource), keys.value(Fields.selector),
            keys.value(Fields.namespace),
        ].compactMap(\.self)
        if keys.has(Fields.httpGet) {
            for other in others {
                other.error("'\(other.key)' is not for a request", hint: "make two conditions of it")
            }
            return keys[Fields.httpGet].map(Written.answer)
        }
        for key in [Fields.condition, Fields.resource] where !keys.has(key) {
            keys.whole.error(
                "missing key '\(key.declared.key)' in \(keys.whole.path)",
                hint: "write {for: condition=Available, resource: deployment/NAME} or {httpGet: {path: /PATH}}")
        }
        guard let condition = keys[Fields.condition], let resource = keys[Fields.resource] else { return nil }
        return .object(
            condition: condition, resource: resource, selector: keys[Fields.selector],
            namespace: keys[Fields.namespace])
    }
}

extension Value {
    fileprivate func urlPath() -> String? {
        guard let path = text() else { return nil }
        if !path.begins(with: "/") { error("'\(path)' is not the path of a URL", hint: "begin with '/'") }
        return path
    }

    fileprivate func waitCondition() -> String? {
        guard let text = text() else { return nil }
        let rule = /create|delete|condition=.|jsonpath=./.matchingSemantics(.unicodeScalar)
        guard text.prefixMatch(of: rule) != nil else {
            error("'\(text)' is nothing that kubectl can wait for", hint: "write it like condition=Available")
            return nil
        }
        return text
    }

    fileprivate func resource() -> String? {
        guard let text = text() else { return nil }
        let rule = /[a-z]([a-z0-9.-]*[a-z0-9])?(\/[a-z0-9]([a-z0-9.:-]*[a-z0-9])?)?/
        guard text.wholeMatch(of: rule) != nil else {
            error("'\(text)' is not the name of an object", hint: "write it like deployment/operator, or pods")
            return nil
        }
        return text
    }
}
