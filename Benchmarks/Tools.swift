import Foundation
import Programs

/// Starts programs for the benchmark; never with the user's kubeconfig.
struct Tools: Sendable {
    /// The programs' variables.
    let variables: [String: String]
    private let runner: Runner

    /// - Parameter stateFolder: where envboot keeps what it notes on this machine.
    init(stateFolder: String) {
        var variables = ProcessInfo.processInfo.environment
        variables["KUBECONFIG"] = nil
        // The profiles name the nodes' image themselves.
        variables["ENVBOOT_NODE_IMAGE"] = nil
        variables["XDG_STATE_HOME"] = stateFolder
        self.variables = variables
        runner = .system(environment: variables)
    }

    /// envboot, beside the benchmark.
    static let envboot = executable.deletingLastPathComponent().appendingPathComponent("envboot").path

    /// The script that envboot is measured against.
    static let peer = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("peer").path

    private static let executable = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()

    /// Runs a program and returns what it printed, without the last line's end.
    ///
    /// - Throws: `ProgramError` where it did not end with status 0.
    @discardableResult
    func run(
        _ program: String, _ arguments: [String], in folder: String? = nil, timeout: Duration = .seconds(600)
    ) async throws -> String {
        let command = Command(program, arguments, directory: folder, timeout: timeout)
        return String(decoding: try await runner.run(command), as: UTF8.self).trimmingCharacters(in: .newlines)
    }

    /// The lines that a program prints.
    func lines(_ program: String, _ arguments: [String]) async throws -> [String] {
        try await run(program, arguments).split(separator: "\n").map(String.init)
    }

    /// Whether a program ends with status 0.
    func succeeds(_ program: String, _ arguments: [String]) async throws -> Bool {
        try await runner.finish(Command(program, arguments, timeout: .seconds(60))).status == .exited(0)
    }
}

/// How long `body` takes, in seconds.
func seconds(_ body: () async throws -> Void) async throws -> Double {
    try await ContinuousClock().measure(body) / .seconds(1)
}
