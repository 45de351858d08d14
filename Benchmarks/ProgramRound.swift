import Files
import Foundation

/// A round of the cases that are about the program alone, in a folder with a profile of many services.
struct ProgramRound {
    let tools: Tools
    let folder: String
    let round: Int
    let collector: Collector

    func measure(_ item: Case) async throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        switch item {
        case .version:
            try await measureBesideDocker(item, ["--version"])
        case .procs:
            let profile = try writeProfile(services: 1)
            try await measureBesideDocker(item, ["procs", "--profile", profile])
        case .validate1000, .validate2000:
            let profile = try writeProfile(services: item == .validate1000 ? 1000 : 2000)
            for _ in 1...item.repetitions { try await measureTime(item, ["validate", profile]) }
        case .makefile1000, .makefile2000:
            let profile = try writeProfile(services: item == .makefile1000 ? 1000 : 2000)
            for _ in 1...item.repetitions {
                try? FileManager.default.removeItem(atPath: folder + "/Makefile")
                try await measureTime(item, ["gen-makefile", "--profile", profile])
            }
        case .memoryValidate:
            let profile = try writeProfile(services: 1000)
            await record(item, .envboot, try await tools.peakMemory(ofEnvboot: ["validate", profile], in: folder))
        default:
            return
        }
    }

    /// The floor of a program that prints a word or two: another one that does so, in turn with it.
    private func measureBesideDocker(_ item: Case, _ arguments: [String]) async throws {
        for _ in 1...item.repetitions {
            await record(item, .floor, try await seconds { try await tools.run("docker", ["--version"], in: folder) })
            try await measureTime(item, arguments)
        }
    }

    private func measureTime(_ item: Case, _ arguments: [String]) async throws {
        await record(item, .envboot, try await seconds { try await tools.run(Tools.envboot, arguments, in: folder) })
    }

    private func record(_ item: Case, _ contestant: Contestant, _ value: Double) async {
        await collector.record(item, contestant, round: round, value)
    }

    /// Writes a profile with many services and two suites.
    ///
    /// - Returns: its path.
    private func writeProfile(services: Int) throws -> String {
        let path = "\(folder)/profiles/services-\(services).yaml"
        for suite in ["integration", "e2e"] {
            try FileManager.default.createDirectory(
                atPath: "\(folder)/test/\(suite)", withIntermediateDirectories: true)
        }
        try writeAtomically(Array(Self.profile(services: services).utf8), to: path, mode: 0o644)
        return path
    }

    static func profile(services: Int) -> String {
        let all = (1...services).map { number in
            """
              service-\(number):
                image: redis
                port: 6379
                env: {LOG_LEVEL: info, NUMBER: "\(number)"}
            """
        }
        return """
            apiVersion: envboot/v1
            name: services-\(services)
            images:
              redis: {ref: "redis:7-alpine"}
            services:
            \(all.joined(separator: "\n"))
            suites:
              integration: {path: test/integration, timeout: 5m}
              e2e: {path: test/e2e, timeout: 15m, cluster: true}

            """
    }
}
