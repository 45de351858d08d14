import Foundation

extension OwnedDirectory {
    private static let name = ".envboot"

    /// What is not to be committed, which is anything but the records of `rollback`.
    private static let ignored = "/failures/\n/logs/\n/runs/\n/.gitignore\n"
    /// What earlier versions wrote.
    private static let ignoredBefore = "*\n"

    /// `.envboot`, which holds what is kept beside the files of a checkout; created where it is missing.
    ///
    /// - Throws: ``PathRefused`` where it is a link or not this user's own, or ``WriteError``.
    public static func createEnvboot(in checkout: String) throws -> OwnedDirectory {
        let directory = try create("\(checkout)/\(name)", .checkout)
        let old = directory.has(".gitignore") ? try directory.file(".gitignore")?.content(limit: 16) : []
        if old == [] || old == Array(ignoredBefore.utf8) {
            try directory.write(Array(ignored.utf8), to: ".gitignore", mode: 0o644)
        }
        return directory
    }

    /// `.envboot`; nil where it is missing.
    ///
    /// - Throws: ``PathRefused`` where it is a link or not this user's own, or ``WriteError``.
    public static func existingEnvboot(in checkout: String) throws -> OwnedDirectory? {
        try existing("\(checkout)/\(name)", .checkout)
    }
}
