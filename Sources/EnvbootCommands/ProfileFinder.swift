import Diagnostics
import Escaping
import Foundation
import Profile
import Programs

/// Finds the profile that a command is about.
struct ProfileFinder {
    let directory: String
    let variables: [String: String]

    /// - Parameter path: the user's choice; nil for the only profile in `profiles/`.
    /// - Throws: `ProfileErrors` or `Diagnostic`.
    func load(_ path: String?) throws -> Profile {
        if let path {
            guard FileManager.default.fileExists(atPath: path) else {
                throw Diagnostic.missingProfile(
                    "profile \(printable(path)) not found",
                    hint: candidates.isEmpty ? "generate one with envboot init NAME" : "choose one:",
                    candidates: candidates)
            }
            return try Profile.load(contentsOf: path, environment: variables)
        }
        let candidates = self.candidates
        guard candidates.count <= 1 else {
            throw Diagnostic.missingProfile(
                "profiles/ has \(candidates.count) profiles", hint: "choose one:",
                candidates: candidates)
        }
        if let only = candidates.first { return try Profile.load(contentsOf: only, environment: variables) }
        throw Diagnostic.missingProfile(
            "no profile found in profiles/", hint: "generate one with envboot init NAME, or name one with --profile")
    }

    /// The profiles in `profiles/`, as paths from the working directory.
    var candidates: [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: directory + "/profiles")) ?? []
        return names.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }.sorted().map { "profiles/" + $0 }
    }
}

extension Diagnostic {
    /// No profile, or more than one, where one is needed.
    static func missingProfile(_ message: String, hint: String? = nil, candidates: [String] = []) -> Diagnostic {
        Diagnostic(
            subject: .profile, message: message, hint: hint,
            notes: candidates.map { "  --profile \(printable(shellWord($0)))" })
    }
}
