import Foundation

extension OwnedDirectory {
    private static let name = ".envboot"

    /// What git ignores: everything except the records of `rollback`.
    private static let ignored = "/failures/\n/logs/\n/runs/\n/.gitignore\n"
    /// The content written by earlier versions.
    private static let ignoredBefore = "*\n"

    /// Creates `.envboot`, envboot's directory in a checkout, or opens it.
    ///
    /// - Throws: ``PathRefused`` if it is a link or not this user's own, or ``WriteError``.
    package static func createEnvboot(in checkout: String) throws -> OwnedDirectory {
        let directory = try create("\(checkout)/\(name)", .checkout)
        let old = directory.has(".gitignore") ? try directory.file(".gitignore")?.content(limit: 16) : []
        if old == [] || old == Array(ignoredBefore.utf8) {
            try directory.write(Array(ignored.utf8), to: ".gitignore", mode: 0o644)
        }
        return directory
    }

    /// `.envboot`; nil if it is missing.
    ///
    /// - Throws: ``PathRefused`` if it is a link or not this user's own, or ``WriteError``.
    package static func existingEnvboot(in checkout: String) throws -> OwnedDirectory? {
        try existing("\(checkout)/\(name)", .checkout)
    }
}
