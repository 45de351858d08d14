extension Build {
    /// The keys of a build that are passed on to docker as they are.
    struct Options {
        private let secrets: [(id: String, source: SecretSource)]
        private let ssh: [String]
        private let platform: String?
        private let cacheFrom: [String]
        private let cacheTo: [String]
        private let network: String?

        /// - Parameter args: the names of the build arguments.
        init(_ keys: Keys, args: Set<String>) {
            secrets = keys[Fields.secrets] ?? []
            for case (_, .variable(let variable)) in secrets where args.contains(variable.name) {
                keys.value(Fields.secrets)?.error(
                    "'\(variable.name)' is a build argument too", hint: "rename one of the two")
            }
            ssh = keys[Fields.ssh] ?? []
            platform = keys[Fields.platform]
            cacheFrom = keys[Fields.cacheFrom] ?? []
            cacheTo = keys[Fields.cacheTo] ?? []
            network = keys[Fields.network]
        }

        func set(in build: inout Build) {
            for (id, source) in secrets {
                switch source {
                case .file(let path): build.secrets[id] = path
                case .variable(let variable): build.secretVariables[id] = variable
                }
            }
            build.ssh = ssh
            build.platform = platform
            build.cacheFrom = cacheFrom
            build.cacheTo = cacheTo
            build.network = network
        }
    }
}

/// Where a secret of a build is.
enum SecretSource: Sendable {
    case file(String)
    case variable(SecretVariable)

    enum Fields {
        static let env = Field(
            "env", ValueType<SecretVariable>.secretVariable, isRequired: true, example: "NPM_TOKEN",
            "instead of a file: the environment variable of envboot's that has the secret")
        static let all = [env.declared]
    }
}

extension ValueType<(id: String, source: SecretSource)> {
    /// A build's secret, which is named by its key: a file, or a variable.
    static var buildSecret: Self {
        let file = ValueType<String>.existing(.file)
        let variable = ValueType<SecretSource>.mapping(SecretSource.Fields.all) { keys in
            keys[SecretSource.Fields.env].map(SecretSource.variable)
        }
        return Self(
            words: file.words, schema: .any(of: [file.schema, variable.schema]), fields: variable.fields
        ) { value in
            let source = value.node.entries == nil ? file.read(value).map(SecretSource.file) : variable.read(value)
            return source.map { (value.key, $0) }
        }
    }
}

extension ValueType<SecretVariable> {
    fileprivate static var secretVariable: Self {
        let name = ValueType<String>.name(.secretVariable)
        return Self(words: name.words, schema: name.schema) { value in
            guard let name = name.read(value) else { return nil }
            guard !Build.isReadByDocker(name) else {
                value.error("the variable '\(name)' cannot hold a secret: docker itself reads it", hint: "rename it")
                return nil
            }
            return SecretVariable(name: name, value: value.context.variables[name])
        }
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
