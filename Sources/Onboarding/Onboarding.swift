import Diagnostics
import Escaping
import Files
import Foundation
import Profile
import Templates

/// Takes a service in: looks at its repository and drafts a profile, and on request a suite and a workflow for CI.
package struct Onboarding: Sendable {
    /// What the user says of the service.
    package struct Options: Sendable, Equatable {
        /// The service's name, which the profile, the cluster and the image get.
        package var name: String
        /// The Dockerfile; nil to find it out.
        package var dockerfile: String?
        /// The port that the service listens on, 1 to 65535; nil to find it out.
        package var port: Int?
        /// Whether a skeleton of a Ginkgo suite is drafted.
        package var wantsSuite = false
        /// Whether a workflow for GitHub Actions is drafted.
        package var wantsWorkflow = false

        /// A service, about which all else is to be found out.
        package init(name: String) { self.name = name }
    }

    private let options: Options
    private let repository: Repository
    private let profiles: [Profile]

    /// - Parameters:
    ///   - directory: the absolute folder of the repository; nothing is written to it.
    ///   - profiles: the profiles that are there, whose ports and names the new one keeps clear of.
    /// - Throws: `Diagnostic` where the name cannot be a service's, or is taken; `FilesExist` where a profile's
    ///   file has it that cannot be read.
    package init(_ options: Options, directory: String, profiles: [Profile]) throws {
        guard Self.isName(options.name) else {
            throw Diagnostic(
                "'\(printable(options.name))' cannot be the name of a service and its cluster",
                hint: "use at most 50 lower-case letters, digits and '-', first a letter, no '-' at the end")
        }
        if let other = profiles.first(where: { $0.name == options.name }) {
            throw Diagnostic(
                "\(printable(other.file)):\(other.line(of: "name")) is a profile of the name '\(options.name)' already",
                hint: "choose another name, or change that profile")
        }
        let files = ["yaml", "yml"].map { NewFile(path: "profiles/\(options.name).\($0)", text: "") }
        try refuseExisting(files, in: directory)
        self.options = options
        self.profiles = profiles
        repository = Repository(at: directory)
        try Task.checkCancellation()
    }

    /// The drafted files.
    ///
    /// - Parameter ask: asks a person what could not be found out, three times at most; nil where nobody is to be
    ///   asked.
    /// - Throws: `Diagnostic` if something stays unknown; `CancellationError`.
    package func draft(ask: Question.Ask? = nil) async throws -> Draft {
        let interview = Interview(options: options, repository: repository, profiles: profiles, ask: ask)
        let path = try await interview.dockerfile()
        let dockerfile = Dockerfile(repository.text(of: path.value) ?? "")
        let port = try await interview.port(dockerfile, at: path.value)
        let context = BuildContext(of: path.value, dockerfile, in: repository)
        let sources = GoSources(below: context.folder, in: repository)
        let otherProfiles = OtherProfiles(name: options.name, profiles: profiles)
        let details = ServiceDetails(
            name: options.name, dockerfile: path, context: context, port: port,
            readiness: readiness(dockerfile, port.value, path.value) ?? sources.readiness,
            redis: options.name == "redis" ? nil : RedisGuess(sources, below: context.folder, in: repository),
            manifests: ManifestGuess(in: repository), suites: suites,
            hasIgnoreFile: repository.has("\(context.folder)/.dockerignore")
                || repository.has("\(path.value).dockerignore"),
            cluster: otherProfiles.cluster, portBase: try otherProfiles.portBase(), prefix: otherProfiles.prefix)
        try Task.checkCancellation()
        return try Draft(details, options: options, repository: repository)
    }

    private func readiness(_ dockerfile: Dockerfile, _ port: Int, _ path: String) -> Guess<String>? {
        guard let check = dockerfile.healthCheck, (check.port ?? 80) == port else { return nil }
        return Guess(value: check.path, source: "HEALTHCHECK in \(path):\(check.line)")
    }

    private var suites: [FoundSuites.Found] {
        let others = profiles.flatMap(\.suites).map { String($0.path.trimmingPrefix(repository.folder + "/")) }
        return FoundSuites.all(
            for: options.name, in: repository, others: Set(others), taken: options.wantsSuite ? ["e2e"] : [])
    }

    /// A DNS label that is also the name of a Kubernetes service, and leaves room for the names of a cluster's nodes.
    private static func isName(_ name: String) -> Bool {
        name.utf8.count <= 50 && name.wholeMatch(of: /[a-z](?:[a-z0-9-]*[a-z0-9])?/) != nil
    }
}
