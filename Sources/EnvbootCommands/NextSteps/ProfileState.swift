import Diagnostics
import Cluster
import ContainerTools
import Diagnosis
import Escaping
import Profile
import Programs
import Terminal

/// How the environment of one profile is.
struct ProfileState {
    private enum State {
        case broken([Diagnostic])
        /// Its state is nil where docker does not tell.
        case usable(Profile, DockerOverview.State?)
    }

    /// As `--profile` takes it.
    let path: String
    private let state: State

    init(path: String, context: Context, docker: DockerView) {
        self.path = path
        do {
            let profile = try ProfileFinder(directory: context.directory, variables: context.variables).load(path)
            state = .usable(profile, try? docker.overview?.state(of: profile.cluster.name))
        } catch let errors as ProfileErrors {
            state = .broken(errors.diagnostics.filter { $0.severity == .error })
        } catch {
            state = .broken([Diagnostic(file: path, line: 1, column: 1, message: "\(error)")])
        }
    }

    var isUsable: Bool { if case .usable = state { true } else { false } }

    /// The name of the cluster; empty where the profile does not tell.
    var cluster: String { if case .usable(let profile, _) = state { profile.cluster.name } else { "" } }

    /// The state in a few words.
    var words: String {
        switch state {
        case .broken(let problems): problems.first.map { "line \($0.line): \($0.message)" } ?? ""
        case .usable(_, let state): state?.words ?? "not known"
        }
    }

    /// The state as whole lines.
    func text(for screen: Screen) -> String {
        switch state {
        case .broken(let problems):
            let others = problems.count - 1
            let more = others == 0 ? "" : "and \(others) more \(others == 1 ? "problem" : "problems")\n"
            return Array(problems.prefix(1)).text(for: screen) + more
        case .usable(let profile, let state):
            return state.map { printable("\(profile.cluster.name) is \($0.words) (\(path))") + "\n" } ?? ""
        }
    }

    /// - Parameter isOnly: whether commands take this profile without being told.
    func steps(_ suites: SuiteTargets, isOnly: Bool) -> [NextStep] {
        let quoted = shellWord(path)
        let option = isOnly ? "" : " --profile \(quoted)"
        switch state {
        case .broken:
            return [.init("envboot validate \(quoted)", "see every problem of the profile")]
        case .usable(_, nil):
            return [.init("envboot doctor\(option)", "see what is blocking, and what to do")]
        case .usable(_, .held?):
            return [.init("envboot status\(option)", "see how far that is")]
        case .usable(_, .absent?):
            return [.init("envboot up\(option)", "create the environment")]
        case .usable(_, .stopped?):
            return [.init("envboot up\(option)", "start it again")]
        case .usable(_, .halfMade?):
            return [.init("envboot up\(option)", "recreate it")]
        case .usable(let profile, .running?):
            let status = NextStep("envboot status\(option)", "see what is in it")
            return [status] + suites.steps(for: profile)
        }
    }
}

extension DockerOverview.State {
    fileprivate var words: String {
        switch self {
        case .held(let holder): "locked by \(holder)"
        case .absent: "not found"
        case .stopped: "stopped"
        case .halfMade: "half-made: its creation did not end"
        case .running: "running"
        }
    }
}
