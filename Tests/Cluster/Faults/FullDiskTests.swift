import Foundation
import Programs
import Testing

extension ClusterTests.FullDisk {
    private var environment: TestEnvironment { ClusterTests.redis }

    /// Runs `body` with a disk of one megabyte.
    private func withSmallDisk(_ body: (String) async throws -> Void) async throws {
        let disk = environment.folder + "/disk"
        try FileManager.default.createDirectory(atPath: disk, withIntermediateDirectories: true)
        _ = try await Testbed.text("mount", ["-t", "tmpfs", "-o", "size=1m", "none", disk])
        let result: Result<Void, any Error>
        do { result = .success(try await body(disk)) } catch { result = .failure(error) }
        _ = try await Testbed.text("umount", [disk])
        try result.get()
    }

    @Test("Where the disk is too small for an image on its way, up says so, and the next one goes on from there")
    func temporaryFolder() async throws {
        try environment.write(environment.profile)
        try #require(try await environment.envboot("down").status == 0)
        try await withSmallDisk { disk in
            var environment = environment
            environment.variables["TMPDIR"] = disk
            let run = try await environment.envboot("up")
            #expect(run.status == 1, "\(run)")
            #expect(run.errors.contains("likely cause: the disk is full"), "\(run)")
        }
        let nodes = try await environment.nodes()
        #expect(nodes.count == 1)
        #expect(try await environment.envboot("up").status == 0)
        try await environment.expectNothingToDo()
        #expect(try await environment.nodes() == nodes)
    }

    @Test("Where the state folder's disk is full, up says which file cannot be written, and makes nothing")
    func stateFolder() async throws {
        try environment.write(environment.profile)
        try #require(try await environment.envboot("down").status == 0)
        try await withSmallDisk { disk in
            var environment = environment
            environment.variables["XDG_STATE_HOME"] = disk
            try FileManager.default.createDirectory(atPath: disk + "/envboot", withIntermediateDirectories: true)
            let filling = try await Testbed.runner.finish(
                Command("dd", ["if=/dev/zero", "of=\(disk)/filling", "bs=1k"], timeout: .seconds(30)))
            #expect(filling.status != .exited(0))
            let run = try await environment.envboot("up")
            #expect(run.status == 1, "\(run)")
            #expect(run.errors.contains(disk) && run.errors.contains("No space left on device"), "\(run)")
            #expect(try await environment.nodes() == [])
        }
    }
}
