/// How a user's variable that docker, kind, kubectl or helm read is handled: the first matching rule decides, and a
/// variable without a rule is passed on. docs/security.md has the same table.
package struct VariableRule: Sendable, Equatable {
    /// How a variable is handled.
    package enum Handling: Sendable, Equatable {
        /// Passed on unchanged.
        case passed
        /// Passed on, with a warning about its effect.
        case passedWithWarning
        /// Not passed on.
        case removed
        /// Not passed on, and any other value than this one is an error.
        case refused(unless: String)
        /// Set to this value, whether or not the user has set the variable.
        case set(String)
    }

    /// The variable's name, or a prefix followed by `*`.
    package let name: String
    /// How it is handled.
    package let handling: Handling
    /// What the variable does, or why it is not passed on.
    package let reason: String

    init(_ name: String, _ handling: Handling, _ reason: String) {
        self.name = name
        self.handling = handling
        self.reason = reason
    }

    func applies(to variable: String) -> Bool {
        name.hasSuffix("*") ? variable.hasPrefix(name.dropLast()) : variable == name
    }

    /// The rule for a variable; nil if these programs do not use it.
    static func of(_ variable: String) -> VariableRule? { all.first { $0.applies(to: variable) } }
}

extension VariableRule {
    /// The programs that envboot itself uses. Programs started for the user (hooks, make, go) get the user's variables.
    private static let programs: Set<String> = ["docker", "kind", "kubectl", "helm"]

    /// The variables that a program inherits from envboot's own environment.
    ///
    /// `KUBECONFIG` is never passed on: an environment has its own kubeconfig.
    package static func inherited(by program: String, of variables: [String: String]) -> [String: String] {
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
