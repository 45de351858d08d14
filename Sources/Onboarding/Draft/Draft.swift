import Diagnostics
import Files
import Profile
import Templates

/// The files of a service that is taken in, none of them written yet.
package struct Draft: Sendable {
    /// The files, the profile first.
    package let files: [NewFile]
    /// The commands that are to be run next.
    package let nextCommands: [String]

    /// The JSON Schema that the profile's first line names.
    package static let schemaPath = "profiles/profile.schema.json"

    private let directory: String
    /// The profile without folders that are only made with the files.
    private let checkedProfile: String

    init(_ details: ServiceDetails, options: Onboarding.Options, repository: Repository) throws {
        directory = repository.folder
        let module = GoModule(in: repository)
        let skeleton = options.wantsSuite ? try SuiteSkeleton(details, in: repository) : nil
        let profile = ProfileText(details, skeleton: skeleton?.folder)
        let path = "profiles/\(details.name).yaml"
        var files = [NewFile(path: path, text: try profile.text())]
        files += try skeleton?.files(profile: path) ?? []
        let target = profile.suites.first(where: \.usesCluster).map { "\(details.prefix?.value ?? "")test-\($0.name)" }
        if options.wantsWorkflow {
            guard let target else {
                throw Diagnostic(
                    "a workflow requires a suite that uses the cluster, and none exists", hint: "add --suite")
            }
            files.append(try Workflow(details, target: target, profile: path, module: module).file())
        }
        if !repository.has(Self.schemaPath) { files.append(NewFile(path: Self.schemaPath, text: Profile.jsonSchema)) }
        self.files = files
        checkedProfile = try ProfileText(details, skeleton: skeleton.map { _ in "." }).text()
        let get = options.wantsSuite ? module.ginkgoCommand.map { [$0] } ?? [] : []
        nextCommands =
            get + (target.map { ["envboot gen-makefile", "make \($0)"] } ?? ["envboot up --profile \(path)"])
    }

    /// The profile as every command would read it.
    ///
    /// - Parameter environment: tells with `HOME` what `~` stands for.
    /// - Throws: all that is wrong with it.
    package func profile(environment: [String: String]) throws(ProfileErrors) -> Profile {
        try Profile.load(
            text: Array(checkedProfile.utf8), file: files[0].path, directory: directory, environment: environment)
    }

    /// Writes the files, all or none.
    ///
    /// - Throws: ``FilesExist``, or the system's reason.
    package func write() throws { try Files.write(files, in: directory) }

    /// Says whether the files could be written, and writes none.
    ///
    /// - Throws: ``FilesExist``, or ``PathRefused`` where a link leads a folder out of the repository.
    package func refuseExisting() throws { try Files.refuseExisting(files, in: directory) }
}

extension Template {
    /// The text of a template that the program carries for onboarding.
    static func onboarding(_ name: String) -> String { Embedded.templates["onboarding/" + name] ?? "" }
}
