extension Chart {
    enum Fields {
        static let path = Field(
            "path", .path { $0.chartPath() }, example: "./charts/gateway",
            "the chart's folder or archive; it must be there")
        static let name = Field(
            "name", .text("name", pattern: "^[^-]") { $0.chartName() }, example: "redis",
            "instead of `path`: the chart's name in the repository, or a reference that begins with `oci://`")
        static let repo = Field(
            "repo", .text("URL", pattern: "^https?://") { $0.repository() }, example: "https://charts.example.com",
            "the address of the repository; only with `name`")
        static let version = Field(
            "version", .text("version", pattern: "^[^-]") { $0.chartName() }, default: .told("the newest"),
            example: "1.2.3", "the chart's version; only with `name`")
        static let values = Field(
            "values", .files(), example: "[charts/test-values.yaml]",
            "files of values, a later one overriding the ones before")
        static let set = Field(
            "set", .named(.chartValue, EnvironmentVariable.type, words: "mapping of texts"),
            example: "{image.tag: \"1.2\"}",
            "values that override those of the files, as `helm --set-string` takes them")
        static let all = [
            path.declared, name.declared, repo.declared, version.declared, values.declared, set.declared,
        ]
    }

    static let type = ValueType<Chart>.mapping(
        Fields.all,
        rules: [
            "oneOf": .sequence([
                (.requires("path") + .not(.any(of: [.requires("name"), .requires("repo"), .requires("version")])))
                    .node,
                (.requires("name") + .not(.requires("path"))).node,
            ])
        ]
    ) { keys in
        source(keys).map { Chart(source: $0, values: keys[Fields.values] ?? [], set: keys[Fields.set] ?? []) }
    }

    private static func source(_ keys: Keys) -> Source? {
        switch (keys.value(Fields.path), keys.value(Fields.name)) {
        case (_?, nil):
            for other in [keys.value(Fields.repo), keys.value(Fields.version)].compactMap(\.self) {
                other.error("a chart with 'path' has no '\(other.key)'", hint: "remove '\(other.key)'")
            }
            return keys[Fields.path].map(Source.path)
        case (nil, _?):
            return keys[Fields.name].map {
                .name($0, repository: keys[Fields.repo], version: keys[Fields.version])
            }
        case (_?, _?):
            keys.whole.error("a chart has 'path' or 'name', not both")
        case (nil, nil):
            keys.whole.error("missing key 'path' or 'name' in \(keys.whole.path)", hint: "write {path: ./charts/NAME}")
        }
        return nil
    }
}

extension Value {
    fileprivate func chartPath() -> String? {
        guard let written = text(), let path = absolute(written) else { return nil }
        if FileKind(at: path) == .file { return path }
        guard require(.folder, at: path, written: written) else { return nil }
        guard FileKind(at: path + "/Chart.yaml") == .file else {
            error("'\(written)' is not a chart", hint: "a chart's folder has a Chart.yaml")
            return nil
        }
        return path
    }

    fileprivate func chartName() -> String? {
        guard let name = text() else { return nil }
        // helm would take it for an option.
        guard !name.begins(with: "-") else {
            error("'\(name)' begins with '-'")
            return nil
        }
        return name
    }

    fileprivate func repository() -> String? {
        guard let address = text() else { return nil }
        guard address.begins(with: "https://") || address.begins(with: "http://") else {
            error("'\(address)' is not the address of a repository", hint: "begin with 'https://'")
            return nil
        }
        return address
    }
}
