import Diagnostics

extension Service {
    /// Where the manifests of a service come from; nil after a problem.
    static func definition(_ keys: Keys) -> Definition? {
        let name = keys.whole.key
        let template = keys.value(Fields.template)
        let manifests = keys.value(Fields.manifests)
        let chart = keys.value(Fields.chart)
        guard [template, manifests, chart].compactMap(\.self).count <= 1 else {
            keys.whole.error(
                chart == nil
                    ? "a service has 'template' or 'manifests', not both"
                    : "a service has one of 'template', 'manifests' and 'chart'")
            return nil
        }
        if let template { return template.template() }
        if chart != nil { return keys[Fields.chart].map(Definition.chart) }
        guard let manifests else { return .template(builtInTemplates.contains(name) ? name : "service") }
        if manifests.node.items?.isEmpty == true { manifests.error("a service needs at least one manifest") }
        return .manifests(keys[Fields.manifests] ?? [])
    }
}

extension ValueType<String> {
    /// The name of a template, or the path of one.
    static var template: Self { text("text", pattern: #"^(?!~([^/]+/|[^/]*\.ya?ml$))"#) }
}

extension Value {
    fileprivate func template() -> Service.Definition? {
        guard let written = text() else { return nil }
        if Service.builtInTemplates.contains(written) { return .template(written) }
        if written.hasSlash || written.hasSuffix(".yaml") || written.hasSuffix(".yml") {
            return existing(.file).map { .templateFile($0) }
        }
        let path = absolutePath("templates/\(written).yaml", from: context.directory)
        guard FileKind(at: path) == .file else {
            error(
                "no template '\(written)'",
                hint: didYouMean(written, among: Service.builtInTemplates)
                    ?? "built in are \(Service.builtInTemplates.joined(separator: ", ")); there is no \(path)")
            return nil
        }
        return .templateFile(path)
    }
}
