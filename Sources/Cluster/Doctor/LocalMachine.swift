import Foundation

/// The machine that envboot runs on, as far as it tells whether Docker runs on it too.
struct LocalMachine: Sendable {
    var name: String?
    var kernel: String?
    /// The value of DOCKER_HOST.
    var dockerHost: String?

    /// This machine. Only Linux has these files, and on no other system Docker runs without a machine of its own.
    static var current: LocalMachine {
        LocalMachine(
            name: line("/proc/sys/kernel/hostname"), kernel: line("/proc/sys/kernel/osrelease"),
            dockerHost: ProcessInfo.processInfo.environment["DOCKER_HOST"].flatMap { $0.isEmpty ? nil : $0 })
    }

    /// Whether Docker runs on this machine itself, and not in a machine of its own or elsewhere.
    func hasDocker(_ info: DockerInfo) -> Bool {
        guard let name, let kernel, dockerHost?.hasPrefix("unix://") ?? true else { return false }
        return info.name == name && info.kernel == kernel
    }

    /// Whether ports that containers publish are those of another machine.
    var dockerIsElsewhere: Bool { dockerHost.map { !$0.hasPrefix("unix://") } ?? false }

    /// The first line of a file.
    static func line(_ path: String) -> String? {
        FileManager.default.contents(atPath: path)
            .flatMap { String(decoding: $0, as: UTF8.self).split(separator: "\n").first }.map(String.init)
    }
}
