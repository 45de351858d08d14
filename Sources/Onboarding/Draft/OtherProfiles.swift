import Diagnostics
import Profile

/// What is still free beside the other profiles: their environments are to run side by side with the new one's.
struct OtherProfiles {
    /// As a profile has it by default.
    static let processes = 16
    static let nodePort = 30080

    let name: String
    let profiles: [Profile]

    /// The base of the processes' ports.
    func portBase() throws(Diagnostic) -> Int {
        guard let base = FreePorts(among: profiles).base(processes: Self.processes) else {
            throw Diagnostic(
                "the profiles leave no \(Self.processes) ports in a row for \(name)",
                hint: "lower ports.processes of some: envboot ports shows what each has")
        }
        return base
    }

    /// The cluster's name, and with it its kubeconfig's: the service's, or the first like it that is free.
    var cluster: String {
        first(name, "\(name)-e2e") { candidate in
            profiles.contains {
                $0.cluster.name == candidate || $0.cluster.kubeconfig.hasSuffix("/.kube/\(candidate)-kubeconfig")
            }
        }
    }

    /// What the Makefile's targets begin with, where others' have the plain names. A profile without suites leaves them
    /// to one that has some.
    var prefix: Guess<String>? {
        guard let owner = profiles.first(where: { $0.makefilePrefix.isEmpty && !$0.suites.isEmpty })
        else { return nil }
        let prefix = first("\(name)-", "\(name)-e2e-") { candidate in
            profiles.contains { $0.makefilePrefix == candidate }
        }
        return Guess(value: prefix, source: "\(owner.file) has the names without a prefix")
    }

    private func first(_ candidates: String..., isTaken: (String) -> Bool) -> String {
        let numbered = (2...).lazy.map { "\(name)-\($0)" + (candidates[0].hasSuffix("-") ? "-" : "") }
        return candidates.first { !isTaken($0) } ?? numbered.first { !isTaken($0) } ?? name
    }
}
