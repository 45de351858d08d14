import Cluster
import ContainerTools
import Diagnosis
import Files
import Profile
import Programs
import Terminal

/// What `envboot` alone prints: the state that it finds, and what to do next. It reads only, and starts one program.
struct NextSteps {
    let context: Context

    func show() async throws {
        let paths = ProfileFinder(directory: context.directory, variables: context.variables).candidates
        let suites = SuiteTargets(in: context.directory)
        var steps: [NextStep]
        if paths.isEmpty {
            context.output.write(line: "no profile found in profiles/")
            steps = [NextStep("envboot init NAME", "write one for your service")]
        } else {
            let docker = try await DockerView(context)
            let environments = paths.map { ProfileState(path: $0, context: context, docker: docker) }
            show(environments, docker)
            steps = environments.flatMap { $0.steps(suites, isOnly: paths.count == 1) }.withoutRepeats
        }
        steps += suites.waysBack + [NextStep("envboot --help", "all commands")]
        context.output.write(suites.serialText + "\n" + steps.text)
    }

    private func show(_ environments: [ProfileState], _ docker: DockerView) {
        if environments.contains(where: \.isUsable) {
            for line in docker.trouble { context.output.write(line: line) }
        }
        if environments.count == 1 {
            context.output.write(environments[0].text(for: context.output))
            return
        }
        let rows = environments.map { [$0.path, $0.cluster, $0.words] }
        let table = Table(header: ["PROFILE", "CLUSTER", "STATE"], rows: rows)
        context.output.write(table.text(for: context.output))
    }
}

/// What docker tells of the clusters, or why it does not.
struct DockerView {
    private(set) var overview: DockerOverview?
    /// The error lines; empty if docker answers.
    private(set) var trouble: [String] = []

    init(_ context: Context) async throws {
        do {
            overview = try await DockerOverview(context.programs, StateFolder(environment: context.variables))
        } catch let error as ProgramError {
            let said = error.shownOutput.split(separator: "\n").last.map { ": \($0)" } ?? ""
            trouble = ["Docker does not tell what is there: \(error.description)\(said)"]
        } catch let refusal as PathRefused {
            trouble = [refusal.message, "hint: \(refusal.hint)"]
        }
    }
}
