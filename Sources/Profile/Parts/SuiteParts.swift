extension Suite {
    /// Ginkgo's own.
    private static let defaultTimeout = Duration.seconds(3600)

    init?(name: String, _ value: Value) {
        let suite: Suite? = value.mapping { keys in
            let written = keys.required("path")
            let path = written?.existing(.folder)
            let timeout = keys.optional("timeout").map { $0.duration() } ?? Self.defaultTimeout
            let cluster = keys.optional("cluster").map { $0.bool() } ?? false
            let reset = keys.optional("reset")
            if reset?.node.bool == true, cluster == false {
                reset?.error(
                    "a suite that does not need the cluster cannot have it reset",
                    hint: "set cluster: true, or leave reset out")
            }
            guard let path, let timeout else { return nil }
            return Suite(
                name: name, path: path, writtenPath: written?.node.text ?? path, timeout: timeout,
                cluster: cluster ?? false, reset: reset?.bool() ?? false)
        }
        guard let suite else { return nil }
        self = suite
    }
}
