extension Profile {
    /// Whether any service is made of a Helm chart, so that helm is needed.
    package var hasCharts: Bool {
        services.contains { if case .chart = $0.definition { true } else { false } }
    }
}

/// A Helm chart whose manifests a service is made of.
package struct Chart: Sendable, Equatable {
    /// Where a chart is.
    package enum Source: Sendable, Equatable {
        /// The absolute path of its folder or archive.
        case path(String)
        /// The name of a chart of a repository, or a reference that begins with `oci://`.
        case name(String, repository: String?, version: String?)
    }

    /// Where the chart is.
    package var source: Source
    /// Absolute paths of files of values, a later one overriding the ones before.
    package var values: [String]
    /// Values that override those of the files, as `helm --set-string` takes them.
    package var set: [EnvironmentVariable]

    /// Makes a chart.
    package init(source: Source, values: [String] = [], set: [EnvironmentVariable] = []) {
        self.source = source
        self.values = values
        self.set = set
    }
}
