/// How many processes the suites run with.
public struct Procs: Sendable, Equatable {
    /// What the number is taken from.
    public enum Use: Sendable, Equatable {
        /// A share of the machine's CPUs, such as 2/3 of them; all of them are 1/1.
        case cpus(numerator: Int, denominator: Int)
        /// A number, whatever the machine.
        case count(Int)
    }

    /// What the number is taken from.
    public var use: Use
    /// The least number.
    public var min: Int
    /// The greatest number; nil where only the ports limit it.
    public var max: Int?
    /// The bytes of memory that each process needs; nil where memory does not limit their number.
    public var memoryPerProc: Int64?

    /// Makes the rule for the number of processes.
    public init(
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
    public func processes(ofCPUs cpus: Int) -> Int {
        switch self {
        case .count(let count): return count
        case .cpus(let numerator, let denominator):
            let (product, isTooMuch) = cpus.multipliedReportingOverflow(by: numerator)
            return max((isTooMuch ? .max : product) / max(denominator, 1), 1)
        }
    }
}
