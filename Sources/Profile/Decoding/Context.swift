import YAML

/// What the reading of one profile shares: the problems found, the places seen, and what paths are relative to.
final class Context {
    let problems: Problems
    /// The absolute folder that relative paths start from.
    let directory: String
    /// The variables of the process's environment.
    let variables: [String: String]
    /// How many folders the patterns of file names may still lead into.
    var foldersLeft = maxFolders
    private(set) var places: [String: Place] = [:]
    /// The parts whose conditions do not hold, by their paths.
    private(set) var leftOut: [String: Condition] = [:]

    init(problems: Problems, directory: String, variables: [String: String]) {
        self.problems = problems
        self.directory = directory
        self.variables = variables
    }

    /// The user's home, which `~` stands for; nil where the environment does not tell.
    var home: String? { variables["HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil } }

    func record(_ place: Place, of path: String) {
        places[path] = place
    }

    func leaveOut(_ path: String, unless condition: Condition) {
        leftOut[path] = condition
    }

    /// Where the part of that path stands, or the nearest part around it that is written.
    func place(of path: String) -> Place { places.nearest(to: path) ?? .start }

    func line(of path: String) -> Int { place(of: path).mark.line }

    func error(_ message: String, at path: String, hint: @autoclosure () -> String? = nil) {
        problems.error(message, at: place(of: path), hint: hint())
    }
}
