import Foundation
import Profile
import Programs

/// What a machine has for parallel processes.
package struct Machine: Sendable, Equatable {
    /// The CPUs that this process may run on.
    package var cpus: Int
    /// The CPUs that its control groups leave it; nil where they set no quota.
    package var cpuQuota: Int?
    /// The CPUs of the machine that Docker runs on; nil where Docker does not tell.
    package var dockerCPUs: Int?
    /// The bytes of memory that this process may use; nil where the system does not tell.
    package var memory: Int64?

    /// A machine as a test states it.
    package init(cpus: Int, cpuQuota: Int? = nil, dockerCPUs: Int? = nil, memory: Int64? = nil) {
        self.cpus = cpus
        self.cpuQuota = cpuQuota
        self.dockerCPUs = dockerCPUs
        self.memory = memory
    }

    /// This machine, as the programs and files tell that the generated Makefile asks too. No program is asked for what
    /// the number of processes does not depend on.
    ///
    /// - Parameters:
    ///   - procs: what the number is taken from.
    ///   - usesCluster: whether the suite uses the cluster, so that Docker's CPUs matter.
    package static func current(_ runner: Runner, for procs: Procs, usesCluster: Bool) async -> Machine {
        var countsCPUs = false
        if case .cpus = procs.use { countsCPUs = true }
        async let cpus = countsCPUs ? cpus(runner) : nil
        async let docker =
            countsCPUs && usesCluster ? number(runner, "docker", "info", "--format", "{{.NCPU}}") : nil
        let groups = ControlGroups()
        var total = groups.machineMemory
        if total == nil, procs.memoryPerProc != nil {
            total = await number(runner, "sysctl", "-n", "hw.memsize").map(Int64.init)
        }
        let memory = ([total].compactMap(\.self) + groups.memoryLimits).min()
        return Machine(
            cpus: await cpus ?? 4, cpuQuota: groups.cpuQuotas.min().map { max($0, 1) }, dockerCPUs: await docker,
            memory: memory)
    }

    private static func cpus(_ runner: Runner) async -> Int? {
        // GNU nproc respects the limits of OpenMP.
        let unlimited = ["OMP_NUM_THREADS": "", "OMP_THREAD_LIMIT": ""]
        if let cpus = await number(runner, "nproc", environment: unlimited) { return cpus }
        return await number(runner, "sysctl", "-n", "hw.ncpu")
    }

    private static func number(
        _ runner: Runner, _ program: String, _ arguments: String..., environment: [String: String] = [:]
    ) async -> Int? {
        let command = Command(program, arguments, environment: environment, timeout: .seconds(10))
        guard let output = try? await runner.run(command) else { return nil }
        return Int(String(decoding: output, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines))
    }
}

/// The limits of Linux' control groups, versions 2 and 1, for this process' group and those above it
/// (https://docs.kernel.org/admin-guide/cgroup-v2.html, files cpu.max and memory.max). Elsewhere there are none.
struct ControlGroups {
    var root = "/sys/fs/cgroup"
    var membership = "/proc/self/cgroup"
    var memoryFile = "/proc/meminfo"

    var cpuQuotas: [Int] {
        let version2 = levels(group(""), [root + "/:/cpu.max"])
        let version1 = levels(group("cpu"), [root + "/cpu/:/cpu.cfs_quota_us", root + "/cpu/:/cpu.cfs_period_us"])
        return (version2 + version1).compactMap { words in
            guard words.count >= 2, let quota = Int(words[0]), let period = Int(words[1]), quota > 0, period > 0 else {
                return nil
            }
            return quota / period
        }
    }

    var memoryLimits: [Int64] {
        let all =
            levels(group(""), [root + "/:/memory.max"])
            + levels(group("memory"), [root + "/memory/:/memory.limit_in_bytes"])
        return all.compactMap { $0.first.flatMap { Int64($0) } }.filter { $0 > 0 }
    }

    /// The memory of the whole machine.
    var machineMemory: Int64? {
        let lines = (read(memoryFile) ?? "").split(separator: "\n")
        let total = lines.first { $0.hasPrefix("MemTotal:") }?.split(separator: " ").dropFirst().first
        return total.flatMap { Int64($0) }.flatMap { kilobytes in
            let (bytes, isTooMuch) = kilobytes.multipliedReportingOverflow(by: 1024)
            return isTooMuch ? nil : bytes
        }
    }

    /// This process' group for a controller; the empty name is version 2's.
    private func group(_ controller: String) -> String {
        for line in (read(membership) ?? "").split(separator: "\n") {
            let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
            if parts.count == 3,
                parts[1].split(separator: ",").contains(Substring(controller)) || parts[1] == controller
            {
                return String(parts[2])
            }
        }
        return ""
    }

    /// The words of some files, together, for a group and each one above it.
    private func levels(_ group: String, _ files: [String]) -> [[Substring]] {
        var at = group
        var all: [[Substring]] = []
        while true {
            all.append(
                files.flatMap { (read($0.replacing("/:", with: at)) ?? "").split(whereSeparator: \.isWhitespace) })
            guard let slash = at.lastIndex(of: "/") else { return all }
            at = String(at[..<slash])
        }
    }

    private func read(_ path: String) -> String? {
        FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
    }
}
