import Foundation
import Subprocess

#if canImport(System)
import System
#else
import SystemPackage
#endif

extension Tools {
    /// The most memory that envboot itself held while it ran, in millions of bytes.
    ///
    /// What the system reports of a process that ended (`ru_maxrss`) counts the programs that it started, and the one
    /// that it was started by. So the kernel's mark of the highest value is read as long as the process is there.
    ///
    /// - Throws: ``Unexpected`` where there is no `/proc`, or envboot fails.
    func peakMemory(ofEnvboot arguments: [String], in folder: String) async throws -> Double {
        let variables = variables.reduce(into: [Environment.Key: String]()) { result, variable in
            if let key = Environment.Key(rawValue: variable.key) { result[key] = variable.value }
        }
        let result = try await Subprocess.run(
            .path(FilePath(Self.envboot)), arguments: Arguments(arguments), environment: .custom(variables),
            workingDirectory: FilePath(folder), input: .none, output: .discarded, error: .discarded
        ) { execution in
            var highest: Int?
            while let now = Self.peakMemory(ofProcess: execution.processIdentifier.value) {
                highest = now
                try await Task.sleep(for: .milliseconds(1))
            }
            return highest
        }
        guard result.terminationStatus.isSuccess else {
            throw Unexpected("envboot \(arguments.joined(separator: " ")) \(result.terminationStatus)")
        }
        guard let bytes = result.closureResult else { throw Unexpected("the memory of a process cannot be read here") }
        return Double(bytes) / 1e6
    }

    /// In bytes; nil where the process has ended.
    private static func peakMemory(ofProcess identifier: Int32) -> Int? {
        guard let status = try? String(contentsOfFile: "/proc/\(identifier)/status", encoding: .utf8),
            let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
            let kibibytes = line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap({ Int($0) })
        else { return nil }
        return kibibytes * 1024
    }
}
