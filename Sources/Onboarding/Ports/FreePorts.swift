import Profile

/// The ports of this machine that no profile has.
package struct FreePorts: Sendable {
    /// Below the ports that systems give to outgoing connections, where another program may hold any of them.
    private static let last = 32767
    /// As a profile has it by default.
    private static let firstBase = 8080

    private let taken: [ClosedRange<Int>]

    /// - Parameters:
    ///   - profiles: the profiles whose ports are taken, whether or not their environments are up.
    ///   - mapped: additional ports mapped by their templates.
    package init(among profiles: [Profile], mapped: [MappedPort] = []) {
        taken = profiles.flatMap { $0.claims(mapped) }.compactMap { claim in
            if case .host(let range, _) = claim.subject { range } else { nil }
        }
    }

    /// The base of the first free range of ports, a round number where there is one; nil where no range is free.
    ///
    /// - Parameter processes: how many ports follow the base.
    package func base(processes: Int) -> Int? {
        let greatest = Self.last - processes
        let round = stride(from: Self.firstBase, through: greatest, by: 100)
        let any = stride(from: Self.firstBase, through: greatest, by: 1)
        return round.first { isFree($0, processes) } ?? any.first { isFree($0, processes) }
    }

    private func isFree(_ base: Int, _ processes: Int) -> Bool {
        let range = base + 1...base + processes
        return !taken.contains { $0.overlaps(range) }
    }
}
