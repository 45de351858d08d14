/// What the decoder refuses and no JSON Schema can: patterns of the messages, by the reason. There the schema accepts.
///
/// A text that is no single document of YAML does not get as far as a schema.
struct BeyondSchema {
    static let messages: [(reason: String, patterns: [String])] = [
        (
            "a schema does not know the machine's files and variables",
            [
                "no such (file|folder): '.*'", "expected a (file|folder), '.*' is a (file|folder|device)",
                "'.*' cannot be run", "'.*' is not a chart", "no template '.*'", "no file matches '.*'",
                "the patterns up to '.*' lead into more than 1000 folders",
                "an environment never writes your own kubeconfig", "'~' needs the environment variable HOME",
                "missing key 'cluster.kubeconfig', since the environment variable HOME is not set",
            ]
        ),
        (
            "it does not compare values in different places",
            [
                "no image '.*' in images", "the image '.*' is only there when .*",
                "no service '.*' in services", "no service or job '.*' in services or jobs",
                "services need each other in a circle: .*", "services and jobs need each other in a circle: .*",
                "'.*' is a service too", "(host|node) port [0-9]+ is used twice",
                "host port [0-9]+ is one of the processes' ports, .*",
                "only one service can have a port for each process", "no port '.*' in this service",
                "port [0-9]+ has two names, .*", "the port [0-9]+ is exposed twice",
                "missing key 'ports' in .*, which 'expose' refers to",
                "the request for '.*' goes through a port of this machine, and its port has none",
                "'.*' is in configFiles too", "the ports of the processes, .*, go beyond 65535",
                "[0-9]+ processes, and only [0-9]+ have a port",
                "the build argument '.*' cannot hold a credential: .*",
                "the variable '.*' cannot hold a secret: .*", "'.*' is a build argument too",
                "max is [0-9]+, less than min, which is [0-9]+", "'.*' is mounted twice",
            ]
        ),
        (
            "it counts characters, and does not calculate",
            [
                "a path has at most 4096 bytes, this one has [0-9]+", "'.*' is longer than 292 years",
                "'.*' is more memory than there is",
            ]
        ),
        (
            "it does not read YAML within a text",
            [
                "the patch is not YAML: .*", "the patch is (empty|not a mapping)",
                "the patch has no kind, so kind would ignore it",
                "kubeadm's configuration has no '.*', so kind would ignore the patch",
                "'.*' is not an apiVersion of .*, so kind would ignore the patch",
                "the label 'envboot/environment' is reserved for envboot",
                "a kubelet does not start with the label '.*': 'kubernetes.io' and 'k8s.io' are reserved",
            ]
        ),
        (
            "JSON does not have it",
            [
                "duplicate key '.*'", "a key must be text", "the tag '.*' cannot be used here",
                "'.*' is not written as a whole number",
            ]
        ),
    ]

    private let known: [(pattern: String, regex: Regex<AnyRegexOutput>)]

    init() throws {
        known = try Self.messages.flatMap(\.patterns).map { ($0, try Regex($0).dotMatchesNewlines()) }
    }

    /// The pattern that the message is of; nil where a schema can tell as well.
    func pattern(of message: String) throws -> String? {
        try known.first { try $0.regex.wholeMatch(in: message) != nil }?.pattern
    }
}
