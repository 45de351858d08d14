import Files
import Foundation
import Programs

/// Small programs of a test's own, which stand in place of docker, kind and kubectl on PATH; removed with the value.
final class Scripts: Sendable {
    let folder = FileManager.default.temporaryDirectory.path + "/scripts-" + UUID().uuidString

    /// What the three print where all is well.
    static let healthy = [
        "docker": "echo 'Docker version 28.2.2, build e6534b4'", "kind": "echo 'kind v0.27.0 go1.24.4 linux/amd64'",
        "kubectl": #"echo '{"clientVersion": {"gitVersion": "v1.32.4"}}'"#,
    ]

    init(_ scripts: [String: String] = healthy) throws {
        for (name, text) in scripts { try write(text, as: name) }
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    func write(_ text: String, as name: String, mode: mode_t = 0o755) throws {
        try writeBytes(Array("#!/bin/sh\n\(text)\n".utf8), as: name, mode: mode)
    }

    func writeBytes(_ bytes: [UInt8], as name: String, mode: mode_t = 0o755) throws {
        try writeAtomically(bytes, to: folder + "/" + name, mode: mode)
    }

    func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: folder + "/" + name) }

    /// Starts them, and finds nothing else on PATH; each may print 1 MB.
    var patientRunner: Runner { .system(environment: ["PATH": folder], outputLimit: 1 << 20) }

    /// The same, with 300 ms for each.
    var runner: Runner { patientRunner.within(.milliseconds(300)) }
}
