import ContainerTools
import Foundation

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// The machine that Docker runs on: this one, or one that only a container sees.
struct DockerMachine: Sendable {
    let docker: Docker
    let isLocal: Bool
    /// The folder of Docker's data, there.
    let root: String?
    /// A node that runs, in which its files can be read.
    var node: String?
    /// The node image, if it is there, for a container in place of a node.
    var image: String?

    /// The bytes that are free where Docker keeps its data; nil where that cannot be found out.
    func freeDisk() async -> Int64? {
        if isLocal { return root.flatMap(Self.freeBytes) }
        // In a container, this is the disk that the container's own files are on.
        let numbers = await output(of: "stat", ["--file-system", "--format", "%a %S", "/"])?
            .split(whereSeparator: \.isWhitespace).compactMap { Int64($0) }
        guard let numbers, numbers.count == 2 else { return nil }
        return Self.bytes(numbers[0], blocksOf: numbers[1])
    }

    /// How many files a user's programs may watch there, and through how many instances; nil where that cannot be
    /// found out.
    func inotifyLimits() async -> (watches: Int, instances: Int)? {
        let files = ["max_user_watches", "max_user_instances"].map { "/proc/sys/fs/inotify/" + $0 }
        let numbers: [Int]
        if isLocal {
            numbers = files.compactMap { LocalMachine.line($0).flatMap { Int($0) } }
        } else {
            numbers = await output(of: "cat", files)?.split(separator: "\n").compactMap { Int($0) } ?? []
        }
        return numbers.count == 2 ? (numbers[0], numbers[1]) : nil
    }

    private static func freeBytes(_ path: String) -> Int64? {
        var status = statvfs()
        guard statvfs(path, &status) == 0 else { return nil }
        return bytes(status.f_bavail, blocksOf: status.f_frsize)
    }

    /// File systems without a limit report the largest possible number.
    private static func bytes(_ count: some BinaryInteger, blocksOf size: some BinaryInteger) -> Int64 {
        let (bytes, isTooMuch) = Int64(clamping: count).multipliedReportingOverflow(by: Int64(clamping: size))
        return isTooMuch ? .max : bytes
    }

    private func output(of program: String, _ arguments: [String]) async -> String? {
        if let node { return try? await docker.execute([program] + arguments, inNode: node) }
        var image = image
        if image == nil { image = try? await docker.anyNodeImage() }
        guard let image else { return nil }
        return try? await docker.output(of: program, arguments, inImage: image)
    }
}
