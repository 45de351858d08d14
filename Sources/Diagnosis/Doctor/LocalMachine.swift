import ContainerTools
import Foundation

/// The machine that envboot runs on, as far as it tells whether Docker runs on it too.
struct LocalMachine: Sendable {
    var name: String?
    var kernel: String?
    /// The variables that envboot was started with.
    var variables: [String: String] = [:]

    /// This machine. Only Linux has these files, and on no other system Docker runs without a machine of its own.
    static var current: LocalMachine {
        LocalMachine(
            name: line("/proc/sys/kernel/hostname"), kernel: line("/proc/sys/kernel/osrelease"),
            variables: ProcessInfo.processInfo.environment)
    }

    /// Whether Docker runs on this machine itself, and not in a machine of its own or elsewhere.
    func hasDocker(_ info: DockerInfo, at endpoint: DockerEndpoint) -> Bool {
        guard let name, let kernel, !endpoint.isElsewhere else { return false }
        return info.name == name && info.kernel == kernel
    }

    /// The first line of a file.
    static func line(_ path: String) -> String? {
        FileManager.default.contents(atPath: path)
            .flatMap { String(decoding: $0, as: UTF8.self).split(separator: "\n").first }.map(String.init)
    }
}
