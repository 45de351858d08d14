/// How many processes the suites run with.
package struct Procs: Sendable, Equatable {
    /// What the number is taken from.
    package enum Use: Sendable, Equatable {
        /// A share of the machine's CPUs, such as 2/3 of them; all of them are 1/1.
        case cpus(numerator: Int, denominator: Int)
        /// A number, whatever the machine.
        case count(Int)
    }

    /// What the number is taken from.
    package var use: Use
    /// The least number.
    package var min: Int
    /// The greatest number; nil where only the ports limit it.
    package var max: Int?
    /// The bytes of memory that each process needs; nil where memory does not limit their number.
    package var memoryPerProc: Int64?

    /// Makes the rule for the process count.
    package init(
        use: Use = .cpus(numerator: 1, denominator: 1), min: Int = 1, max: Int? = nil, memoryPerProc: Int64? = nil
    ) {
        self.use = use
        self.min = min
        self.max = max
        self.memoryPerProc = memoryPerProc
    }
}

extension Procs.Use {
    /// The process count for a number of CPUs, at least 1. Does not overflow for any number of CPUs.
    package func processes(ofCPUs cpus: Int) -> Int {
        switch self {
        case .count(let count): return count
        case .cpus(let numerator, let denominator):
            let (product, isTooMuch) = cpus.multipliedReportingOverflow(by: numerator)
            return max((isTooMuch ? .max : product) / max(denominator, 1), 1)
        }
    }
}
