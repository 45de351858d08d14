extension Suite {
    enum Fields {
        static let path = Field(
            "path", .existing(.folder), isRequired: true, example: "./test/e2e",
            "the folder of the Ginkgo suite; it must be there")
        static let timeout = Field(
            "timeout", .duration, default: .value("1h"), example: "15m",
            "how long the suite may run; the default is Ginkgo's own")
        static let cluster = Field(
            "cluster", .bool, default: .value("false"), example: "true", "whether the suite needs the cluster")
        static let reset = Field(
            "reset", .bool, default: .value("false"), example: "true",
            "whether each run of the suite first takes the cluster back to what `up` left, as `envboot reset` does; only with `cluster: true`"
        )
        static let target = Field(
            "target", .duration, example: "5m",
            "in what time the suite is to be done; `envboot compare` says whether a run was")
        static let all = [path.declared, timeout.declared, cluster.declared, reset.declared, target.declared]
    }

    static let type = ValueType<Suite>.mapping(
        Fields.all,
        rules: .when(
            .all(.key("reset", ["const": .bool(true)]), .requires("reset")),
            then: .all(.key("cluster", ["const": .bool(true)]), .requires("cluster")))
    ) { keys in
        let path = keys[Fields.path]
        let timeout = keys[Fields.timeout]
        let cluster = keys[Fields.cluster]
        let reset = keys[Fields.reset]
        let target = keys[Fields.target]
        if reset == true, cluster == false {
            keys.value(Fields.reset)?.error(
                "a suite that does not need the cluster cannot have it reset",
                hint: "set cluster: true, or leave reset out")
        }
        guard let path, let timeout else { return nil }
        return Suite(
            name: keys.whole.key, path: path, writtenPath: keys.value(Fields.path)?.node.text ?? path,
            timeout: timeout, cluster: cluster ?? false, reset: reset ?? false, target: target)
    }
}
