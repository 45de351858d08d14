/// What an environment needs of the module that knows why things fail. The arrow between the modules points from there
/// to here.
package protocol Diagnosing: Sendable {
    /// Reports what may prevent the plan's steps, before the first of them.
    ///
    /// - Throws: ``ChecksFailed`` with everything that is certain to prevent them.
    func check(_ environment: Environment, before plan: Plan, _ observed: Observed) async throws

    /// Runs `body` with the environment, and explains its failure.
    ///
    /// - Throws: the failure with its explanation, or errors of `body` that need none.
    func explaining<Result: Sendable>(
        _ environment: Environment, _ body: (Environment) async throws -> Result
    ) async throws -> Result
}
