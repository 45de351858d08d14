/// What Ginkgo gives to one process at a time: a spec, or an Ordered container with all of its specs.
package struct ExecutionGroup: Sendable, Equatable {
    /// The specs, in order.
    package var specs: [Spec]
    /// Whether it runs alone, after all others.
    package var isSerial: Bool
    /// How long it takes a process, in seconds, with what Ginkgo does between specs.
    package var seconds: Double

    /// What a person calls it: the spec, or the Ordered container.
    package var name: String {
        guard let first = specs.first else { return "" }
        return first.orderedDepth > 0
            ? first.identity.texts.prefix(first.orderedDepth).joined(separator: " ") : first.identity.text
    }

    /// Where its decorators belong.
    package var place: Spec.Place {
        guard let first = specs.first else { return Spec.Place() }
        return first.orderedDepth > 0 ? first.containerPlaces[first.orderedDepth - 1] : first.place
    }

    /// A run's groups in the order in which Ginkgo handed them out.
    static func all(of run: SuiteRun, _ phases: Phases) -> [ExecutionGroup] {
        let serial = Set(phases.serial.map(\.identity))
        let gap = pause(between: phases.parallel)
        var groups: [ExecutionGroup] = []
        var indices: [Container: Int] = [:]
        for spec in phases.parallel + phases.serial {
            let seconds = spec.seconds + gap
            let isSerial = serial.contains(spec.identity) || spec.isSerial == true
            if spec.orderedDepth > 0 {
                let container = Container(
                    texts: Array(spec.identity.texts.prefix(spec.orderedDepth)),
                    place: spec.containerPlaces[spec.orderedDepth - 1])
                if let index = indices[container] {
                    groups[index].specs.append(spec)
                    groups[index].seconds += seconds
                    continue
                }
                indices[container] = groups.count
            }
            groups.append(ExecutionGroup(specs: [spec], isSerial: isSerial, seconds: seconds))
        }
        return groups
    }

    private struct Container: Hashable {
        var texts: [String]
        var place: Spec.Place
    }

    /// What a process usually does between two specs: the median, which one long wait does not change.
    private static func pause(between specs: [Spec]) -> Double {
        let pauses = Dictionary(grouping: specs, by: \.process).values.flatMap { specs in
            zip(specs, specs.dropFirst()).map { max($1.start - $0.end, 0) }
        }.sorted()
        return pauses.isEmpty ? 0 : pauses[pauses.count / 2]
    }
}
