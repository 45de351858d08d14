import Foundation
import Programs

/// kind's output when creating a cluster fails: its own messages and some hundred lines of what kubeadm did in the
/// node.
package enum KindOutput {
    /// The part of a line that explains the failure; nil if none.
    package static func reason(in line: String) -> String? {
        let text = line.trimmingCharacters(in: .whitespaces)
        return text.isEmpty || isProgress(line) || isTrace(line) || isAdvice(text) ? nil : text
    }

    /// ` ✓ Preparing nodes`, `[certs] Generating "ca" certificate and key`
    private static func isProgress(_ line: String) -> Bool {
        if line.hasPrefix("Creating cluster") || line.hasPrefix(" • ") || line.hasPrefix(" ✓ ") { return true }
        guard line.prefixMatch(of: #/\[[a-z/-]+\] /#) != nil else { return false }
        return !["error", "fail", "not healthy", "isn't running"].contains { line.contains($0) }
    }

    /// A klog line that is not an error, request headers in one, or a stack frame.
    private static func isTrace(_ line: String) -> Bool {
        line.prefixMatch(of: #/(?:Command Output: )?[IW][0-9]{4} [0-9:.]+ /#) != nil
            || line.prefixMatch(of: /\s+[A-Za-z-]+: \S/) != nil || line == " >"
            || line.wholeMatch(of: /\t\S+\.(?:go|s):[0-9]+/) != nil
            || line.wholeMatch(of: /(?:\S+\/\S+|main|runtime)\.\S+/) != nil
    }

    /// Advice on inspecting a node that is removed by then; its logs are in the diagnostics.
    private static func isAdvice(_ text: String) -> Bool {
        [
            "If you are on a systemd-powered", "Additionally, a control plane component", "To troubleshoot, list all",
            "Here is one example", "Once you have found", "- 'systemctl ", "- 'journalctl ", "- 'crictl ",
            "To see the stack trace",
        ].contains { text.hasPrefix($0) }
    }
}

extension Runner {
    /// Runs a command whose output, on failure, is reduced to the last 100 lines that explain it.
    package func run(
        _ command: Command, reason: @escaping @Sendable (_ line: String) -> String?, onLine: @escaping LineHandler
    ) async throws {
        let (lines, sink) = AsyncStream.makeStream(of: String.self, bufferingPolicy: .bufferingNewest(100))
        defer { sink.finish() }
        do {
            try await run(command) { line in
                if let reason = reason(line) { sink.yield(reason) }
                onLine(line)
            }
        } catch let error as ProgramError {
            sink.finish()
            let kept = await lines.reduce(into: []) { $0.append($1) }
            throw kept.isEmpty ? error : error.with(output: kept.joined(separator: "\n"))
        }
    }
}
