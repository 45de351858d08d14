/// All that is known of the service, and what it was found out from.
struct ServiceDetails: Sendable {
    var name: String
    var dockerfile: Guess<String>
    var context: BuildContext
    var port: Guess<Int>
    var readiness: Guess<String>?
    var redis: RedisGuess?
    var manifests: ManifestGuess
    var suites: [FoundSuites.Found]
    /// Whether a file says what the image's build does not need.
    var hasIgnoreFile: Bool
    var cluster: String
    var portBase: Int
    var prefix: Guess<String>?

    /// The variables that `envboot env` prints for the processes begin with it.
    var urlPrefix: String { name.uppercased().map { $0 == "-" ? "_" : String($0) }.joined() + "_URL_" }
}
