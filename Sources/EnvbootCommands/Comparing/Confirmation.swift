import Presentation
import Escaping
import Reports
import Terminal

extension Confirmation {
    /// How often each spec is run, to tell what fails always from what fails at times.
    private static let times = 3

    /// Runs each spec again by itself.
    ///
    /// - Parameter suite: the suite's name in `RunSpecs`; the target may run others too.
    static func all(
        of specs: [Spec], in suite: String, by target: MakeTarget, in context: Context
    ) async throws -> [Confirmation] {
        let display = StepDisplay(screen: context.errors, quiet: context.options.isQuiet)
        return try await display.run {
            var confirmations: [Confirmation] = []
            for spec in specs { confirmations.append(try await again(spec, in: suite, by: target, on: display)) }
            return confirmations
        }
    }

    /// Runs a spec again, by itself and with one process.
    private static func again(
        _ spec: Spec, in suite: String, by target: MakeTarget, on display: StepDisplay
    ) async throws -> Confirmation {
        var passes: [Bool] = []
        // What runs before and after all specs cannot be run by itself.
        for _ in 0..<(spec.kind == "It" ? times : 0) {
            // Once it has both passed and failed, nothing more is to be learnt.
            if Set(passes).count == 2 { break }
            let title = "running again: \(spec.identity.text)"
            let runs = try await target.run(procs: 1, focus: spec.focus, as: title, on: display)
            let specs = runs.filter { $0.suite == suite }.flatMap(\.specs)
            guard let again = specs.first(where: { $0.identity == spec.identity && $0.isRun }) else { continue }
            if !again.isInterrupted { passes.append(!again.isFailure) }
        }
        return Confirmation(spec: spec, passes: passes)
    }
}

extension Spec {
    /// A regular expression, as Go has them, for this spec alone; of one in an Ordered container, for the container,
    /// whose specs need each other. Ginkgo matches it against the suite's description with the texts.
    var focus: String {
        let isOrdered = orderedDepth > 0
        let texts = isOrdered ? Array(identity.texts.prefix(orderedDepth)) : identity.texts
        let escaped = texts.joined(separator: " ").replacingScalars { scalar in
            #"\.+*?()|[]{}^$"#.unicodeScalars.contains(scalar) ? "\\\(scalar)" : nil
        }
        return escaped + (isOrdered ? " " : "$")
    }
}
