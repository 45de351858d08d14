@testable import Machine
import Foundation
import Makefiles
import Testing

@Testing.Suite struct ProcessCountTests {
    @Test(
        "the number is the least of its bounds, and at least min",
        arguments: [
            (MachineResources(cpus: 8), "use: cpus", 8, "CPUs"),
            (MachineResources(cpus: 8, cpuQuota: 3), "use: cpus", 3, "CPU quota"),
            (MachineResources(cpus: 8, dockerCPUs: 2), "use: cpus", 2, "Docker's CPUs"),
            (MachineResources(cpus: 8), "use: 2/3 cpus", 5, "procs.use: 2/3 of them"),
            (MachineResources(cpus: 8, cpuQuota: 3), "use: 2/3 cpus", 2, "procs.use: 2/3 of them"),
            (MachineResources(cpus: 1), "use: 1/3 cpus", 1, "procs.use: 1/3 of them"),
            (MachineResources(cpus: 4), "use: 3/2 cpus", 6, "procs.use: 3/2 of them"),
            (MachineResources(cpus: .max), "use: 3/2 cpus", 12, "ports.processes"),
            (MachineResources(cpus: 8), "use: 3", 3, "procs.use"),
            (MachineResources(cpus: 2), "use: 6", 6, "procs.use"),
            (
                MachineResources(cpus: 8, memory: 5 << 30), "use: cpus, memoryPerProc: 2Gi", 2,
                "memory over procs.memoryPerProc"
            ),
            (
                MachineResources(cpus: 8, memory: 1 << 30), "use: cpus, memoryPerProc: 2Gi", 1,
                "memory over procs.memoryPerProc"
            ),
            (MachineResources(cpus: 8), "use: cpus, max: 4", 4, "procs.max"),
            (MachineResources(cpus: 64), "use: cpus", 12, "ports.processes"),
            (MachineResources(cpus: 2), "use: cpus, min: 4", 4, "procs.min"),
        ])
    func bounds(machine: MachineResources, procs: String, number: Int, decisive: String) throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let count = try ProcessCount(
            try workshop.profile(procs: procs), machine: machine, usesCluster: true, override: nil)
        #expect(count.number == number)
        #expect(count.bounds.filter(\.isDecisive).map(\.name) == [decisive])
    }

    @Test("neither Docker's CPUs nor the ports bound a suite that does not use the cluster")
    func withoutCluster() throws {
        let workshop = try Workshop()
        defer { workshop.remove() }
        let count = try ProcessCount(
            try workshop.profile(), machine: MachineResources(cpus: 20, dockerCPUs: 2), usesCluster: false,
            override: nil)
        #expect(count.number == 20)
    }
}
