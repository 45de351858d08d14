import Foundation
import Profile
import Programs

/// What a machine has for parallel processes.
package struct MachineResources: Sendable, Equatable {
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
    /// the process count does not depend on.
    ///
    /// - Parameters:
    ///   - procs: what the number is taken from.
    ///   - usesCluster: whether the suite uses the cluster, so that Docker's CPUs matter.
    package static func current(_ runner: Runner, for procs: Procs, usesCluster: Bool) async -> MachineResources {
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
        return MachineResources(
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
