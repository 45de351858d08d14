import Foundation

/// A variable in the environment of a run's programs by which they are found, including those whose start was not
/// recorded.
package struct RunMark: Sendable {
    private static let variable = "ENVBOOT_RUN"
    private let value: String

    /// The mark of the programs that this process starts without a watchdog.
    package static let ofThisProcess = RunMark()

    /// The mark with which this process itself was started.
    static var inherited: RunMark? { getenv(variable).map { RunMark(value: String(cString: $0)) } }

    private init(value: String) { self.value = value }

    /// A unique mark.
    init() { self.init(value: "\(getpid())-\(UInt64.random(in: 0...UInt64.max))") }

    /// The environment variable for the programs.
    package var environment: [String: String] { [Self.variable: value] }

    /// The process groups, other than the caller's own, of all processes with the mark, on Linux
    /// (proc_pid_environ(5)); none elsewhere.
    var processGroups: Set<pid_t> {
        let mark = Array("\(Self.variable)=\(value)".utf8)
        let processes = (try? FileManager.default.contentsOfDirectory(atPath: "/proc"))?.compactMap { pid_t($0) } ?? []
        return Set(
            processes.filter { pid in
                let environment = FileManager.default.contents(atPath: "/proc/\(pid)/environ") ?? Data()
                return environment.split(separator: 0).contains { $0.elementsEqual(mark) }
            }.map { getpgid($0) }.filter { $0 > 1 && $0 != getpgrp() })
    }

    /// Kills the programs with the mark, without waiting for them.
    package func killPrograms() {
        // A program that is just being started gets the mark a moment later.
        for pause: Int32 in [0, 20] {
            poll(nil, 0, pause)
            for group in processGroups { killpg(group, SIGKILL) }
        }
    }
}
