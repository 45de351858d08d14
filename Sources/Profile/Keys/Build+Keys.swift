extension Build {
    /// The keys of a build that are passed on to docker as they are.
    struct Options {
        private let secrets: [(id: String, file: String)]
        private let ssh: [String]
        private let platform: String?
        private let cacheFrom: [String]
        private let cacheTo: [String]
        private let network: String?

        init(_ keys: Keys) {
            secrets = keys[Fields.secrets] ?? []
            ssh = keys[Fields.ssh] ?? []
            platform = keys[Fields.platform]
            cacheFrom = keys[Fields.cacheFrom] ?? []
            cacheTo = keys[Fields.cacheTo] ?? []
            network = keys[Fields.network]
        }

        func set(in build: inout Build) {
            build.secrets = Dictionary(secrets.map { ($0.id, $0.file) }) { $1 }
            build.ssh = ssh
            build.platform = platform
            build.cacheFrom = cacheFrom
            build.cacheTo = cacheTo
            build.network = network
        }
    }
}

extension ValueType<(id: String, file: String)> {
    /// The file of a build's secret, which is named by its key.
    static var buildSecret: Self {
        let file = ValueType<String>.existing(.file)
        return Self(words: file.words, schema: file.schema) { value in file.read(value).map { (value.key, $0) } }
    }
}

extension ValueType<String> {
    /// The platform of an image: `OS/ARCHITECTURE` or `OS/ARCHITECTURE/VARIANT`.
    static var platform: Self {
        text("platform", pattern: "^[a-z0-9]+/[a-z0-9]+(/[a-z0-9]+)?$") { value in
            guard let text = value.text() else { return nil }
            let rule = /[a-z0-9]+\/[a-z0-9]+(\/[a-z0-9]+)?/
            guard text.wholeMatch(of: rule.matchingSemantics(.unicodeScalar)) != nil else {
                value.error("'\(text)' is not a platform", hint: "write it like linux/amd64 or linux/arm/v7")
                return nil
            }
            return text
        }
    }

    /// The network of a build.
    static var network: Self {
        text("network", pattern: "^[A-Za-z0-9][A-Za-z0-9_.:-]*$") { value in
            guard let text = value.text() else { return nil }
            let rule = /[A-Za-z0-9][A-Za-z0-9_.:-]*/
            guard text.wholeMatch(of: rule.matchingSemantics(.unicodeScalar)) != nil else {
                value.error("'\(text)' is not a network", hint: "write it like default, none or host")
                return nil
            }
            return text
        }
    }
}
