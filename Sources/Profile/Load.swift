import Foundation

extension Profile {
    /// Reads a profile from a file.
    public static func load(
        contentsOf path: String, environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws(ProfileErrors) -> Profile {
        throw ProfileErrors(diagnostics: [])
    }

    /// Reads a profile from its text.
    public static func load(
        text: [UInt8], file: String, directory: String,
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws(ProfileErrors) -> Profile {
        throw ProfileErrors(diagnostics: [])
    }
}
