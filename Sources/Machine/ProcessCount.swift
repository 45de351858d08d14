import Diagnostics
import Profile

/// How many processes a suite runs with, and how that was found. The generated Makefile reckons the same in shell, so
/// that it needs no envboot: a change here is one there (templates/procs.mk).
package struct ProcessCount: Sendable, Equatable, Codable {
    /// One thing that the number depends on.
    package struct Bound: Sendable, Equatable, Codable {
        /// What it is: `CPUs`, `memory`, `procs.max`, ...
        package var name: String
        /// The process count that it stands for; nil where it says nothing.
        package var value: Int?
        /// Whether it made the number what it is.
        package var isDecisive: Bool
    }

    /// The number, at least 1.
    package private(set) var number: Int
    /// What was looked at, in its order.
    package private(set) var bounds: [Bound]

    /// - Parameters:
    ///   - profile: says what the number is taken from and what bounds it.
    ///   - machine: what the machine has.
    ///   - usesCluster: whether the suite uses the cluster: then Docker's CPUs and the processes' ports bound it too.
    ///   - override: the value of PROCS; it decides alone.
    /// - Throws: `Diagnostic` where `override` is not a number of at least 1.
    package init(
        _ profile: Profile, machine: MachineResources, usesCluster: Bool, override: String?
    ) throws(Diagnostic) {
        if let text = override, !text.isEmpty {
            guard text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }), let value = Int(text),
                value >= 1
            else { throw Diagnostic("PROCS is '\(text)', and must be a number of at least 1") }
            number = value
            bounds = [Bound(name: "PROCS", value: value, isDecisive: true)]
            return
        }
        number = 1
        bounds = []
        let procs = profile.procs
        switch procs.use {
        case .count(let count): start("procs.use", count)
        case .cpus(let numerator, let denominator):
            start("CPUs", machine.cpus)
            limit("CPU quota", machine.cpuQuota)
            if usesCluster { limit("Docker's CPUs", machine.dockerCPUs) }
            if numerator != denominator {
                start("procs.use: \(numerator)/\(denominator) of them", procs.use.processes(ofCPUs: number))
            }
        }
        if let perProcess = procs.memoryPerProc {
            limit("memory over procs.memoryPerProc", machine.memory.map { Int($0 / perProcess) })
        }
        limit("procs.max", procs.max)
        if usesCluster && !profile.processes.isEmpty { limit("ports.processes", profile.ports.processes) }
        if number < procs.min { start("procs.min", procs.min) } else { note("procs.min", procs.min) }
    }

    private mutating func start(_ name: String, _ value: Int) {
        number = value
        for index in bounds.indices { bounds[index].isDecisive = false }
        bounds.append(Bound(name: name, value: value, isDecisive: true))
    }

    private mutating func limit(_ name: String, _ value: Int?) {
        if let value, max(value, 1) < number { start(name, max(value, 1)) } else { note(name, value) }
    }

    private mutating func note(_ name: String, _ value: Int?) {
        bounds.append(Bound(name: name, value: value, isDecisive: false))
    }
}
