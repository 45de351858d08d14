/// What becomes of the user's variables that docker, kind, kubectl or helm read: the first rule that fits decides, and a
/// variable without a rule is passed on. docs/security.md has the same table.
public struct VariableRule: Sendable, Equatable {
    /// What becomes of a variable.
    public enum Handling: Sendable, Equatable {
        /// The programs get it as it is.
        case passed
        /// The programs get it, and the user is told what it changes.
        case passedWithWarning
        /// The programs do not get it.
        case removed
        /// The programs do not get it, and nothing is brought up with another value than this one.
        case refused(unless: String)
        /// The programs get this value, whether the user has set the variable or not.
        case set(String)
    }

    /// The variable's name; of a group, what the names begin with, and `*`.
    public let name: String
    /// What becomes of it.
    public let handling: Handling
    /// What it does, or why it is not passed on.
    public let reason: String

    init(_ name: String, _ handling: Handling, _ reason: String) {
        self.name = name
        self.handling = handling
        self.reason = reason
    }

    func applies(to variable: String) -> Bool {
        name.hasSuffix("*") ? variable.hasPrefix(name.dropLast()) : variable == name
    }

    /// The rule for a variable; nil where it is no concern of these programs.
    static func of(_ variable: String) -> VariableRule? { all.first { $0.applies(to: variable) } }
}

extension VariableRule {
    /// The programs that envboot uses itself. What it starts for the user (hooks, make, go) gets the user's variables.
    private static let programs: Set<String> = ["docker", "kind", "kubectl", "helm"]

    /// The variables that a program inherits, of those that envboot was started with.
    ///
    /// `KUBECONFIG` is for no program: an environment has a kubeconfig of its own.
    public static func inherited(by program: String, of variables: [String: String]) -> [String: String] {
        guard programs.contains(program) else { return variables.filter { $0.key != "KUBECONFIG" } }
        let passed = variables.filter { name, _ in
            switch of(name)?.handling {
            case nil, .passed, .passedWithWarning: true
            case .removed, .refused, .set: false
            }
        }
        return passed.merging(fixed) { $1 }
    }

    private static let fixed: [String: String] = all.reduce(into: [:]) { fixed, rule in
        if case .set(let value) = rule.handling { fixed[rule.name] = value }
    }
}
