import Diagnostics
import Files
import Templates

/// A Ginkgo suite that passes as it is, for a team to fill.
struct SuiteSkeleton {
    private let details: ServiceDetails

    /// - Throws: `Diagnostic` where Go files of somebody else's are in its folder.
    init(_ details: ServiceDetails, in repository: Repository) throws(Diagnostic) {
        self.details = details
        let folder = folder
        guard !repository.files.contains(where: { $0.folderName == folder && $0.hasSuffix(".go") }) else {
            throw Diagnostic(
                "\(folder) has Go files already",
                hint: "leave --suite out: a suite there is found, and the profile gets it")
        }
    }

    /// Where its package is, relative to the repository.
    var folder: String { "test/e2e/\(details.name)" }

    /// - Parameter profile: the profile's path, relative to the repository.
    func files(profile: String) throws -> [NewFile] {
        let values: [String: Value] = [
            "name": .text(details.name), "title": .text("\(details.name) e2e"), "profile": .text(profile),
            "urlPrefix": .text(details.urlPrefix), "path": .text(details.readiness?.value ?? "/"),
            "isReadiness": .flag(details.readiness != nil), "service": .comment(details.name),
        ]
        return try ["suite_test.go", "environment_test.go", "service_test.go"].map { name in
            let template = try Template(go: Template.onboarding(name), name: "onboarding/\(name)")
            return NewFile(path: "\(folder)/\(name)", text: try template.render(values))
        }
    }
}
