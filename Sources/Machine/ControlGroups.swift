import Foundation

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
