import Files
import Templates

/// A workflow of GitHub Actions that runs the suite.
struct Workflow {
    /// Ginkgo's time-out, as the profile has it.
    private static let suiteMinutes = 15
    /// What the environment takes besides: pulling, building, creating the cluster, and the diagnostics of a failure.
    private static let furtherMinutes = 20

    private let details: ServiceDetails
    private let target: String
    private let profile: String
    private let module: GoModule

    /// - Parameters:
    ///   - target: the target of the Makefile that runs the suite.
    ///   - profile: the profile's path, relative to the repository.
    init(_ details: ServiceDetails, target: String, profile: String, module: GoModule) {
        self.details = details
        self.target = target
        self.profile = profile
        self.module = module
    }

    func file() throws -> NewFile {
        let template = try Template(yaml: Template.onboarding("workflow.yml"), name: "onboarding/workflow.yml")
        let cacheKey = "envboot-\(details.name)-${{ runner.os }}-${{ steps.kind.outputs.version }}-"
        let values: [String: Value] = [
            "title": .text("\(details.name) e2e"), "name": .comment(details.name),
            "group": .text("\(details.name)-e2e-${{ github.ref }}"),
            "jobMinutes": .number(Self.suiteMinutes + Self.furtherMinutes),
            "suiteMinutes": .number(Self.suiteMinutes), "hasModule": .flag(module.folder != nil),
            "goMod": .word("\(module.folder.map { $0 == "." ? "" : $0 + "/" } ?? "")go.mod"),
            "module": .word(module.folder ?? "."),
            "programURL": .text("${{ vars.ENVBOOT_URL }}"),
            "programChecksum": .text("${{ vars.ENVBOOT_SHA256 }}"),
            "images": .text(details.redis?.image.value ?? ""), "profile": .text(profile),
            "cacheKey": .text(cacheKey + "${{ hashFiles('\(profile)') }}"), "target": .text(target),
            "cacheKeyStart": .text(cacheKey), "artifact": .text("\(details.name)-e2e"),
        ]
        return NewFile(path: ".github/workflows/\(details.name)-e2e.yml", text: try template.render(values))
    }
}
