/// What envboot reads that others write: for any bytes of it, some properties hold.
public enum FuzzTarget: String, CaseIterable, Sendable {
    /// A profile.
    case profile
    /// A Makefile that envboot did not write, or that somebody edited.
    case makefile
    /// A report of Ginkgo's.
    case report
    /// A `.dockerignore`, and paths of files.
    case ignore
    /// Output of programs and pods, from which secrets must be removed.
    case redaction

    /// What does not hold of these bytes though it should, in a few words each; empty where all does.
    ///
    /// - Parameter folder: a folder with what a profile's paths lead to, which stays as it is; absolute.
    public func violations(of bytes: [UInt8], folder: String) -> [String] {
        switch self {
        case .profile: ProfileProperties(bytes: bytes, folder: folder).violations
        case .makefile: MakefileProperties(bytes: bytes).violations
        case .report: ReportProperties(bytes: bytes).violations
        case .ignore: IgnoreProperties(bytes: bytes).violations
        case .redaction: RedactionProperties(bytes: bytes).violations
        }
    }
}
