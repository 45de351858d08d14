/// Runs `body` with a companion beside it, which is cancelled when `body` ends. An error of either is thrown, once the
/// other has ended.
func withBackgroundTask(
    by companion: @escaping @Sendable () async throws -> Void, _ body: @escaping @Sendable () async throws -> Void
) async throws {
    try await withThrowingTaskGroup(of: Bool.self) { group in
        group.addTask {
            try await body()
            return true
        }
        group.addTask {
            try await companion()
            return false
        }
        while let isOver = try await group.next(), !isOver {}
        group.cancelAll()
    }
}
