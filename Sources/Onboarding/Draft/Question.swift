/// Something that could not be found out, for a person to answer.
package struct Question: Sendable, Equatable {
    /// What is asked, with its question mark.
    package var text: String
    /// What can be chosen, by its number or as it is written; empty where anything can be answered.
    package var choices: [String] = []
    /// What an empty answer means; nil where one is needed.
    package var otherwise: String?

    /// Asks a person.
    ///
    /// - Returns: what was answered; nil where nothing was.
    package typealias Ask = @Sendable (Question) async throws -> String?

    /// What an answer says; nil where it is none of the choices.
    func meaning(of answer: String?) -> String? {
        guard let answer, !answer.isEmpty else { return otherwise }
        if choices.isEmpty || choices.contains(answer) { return answer }
        return Int(answer).flatMap { choices.indices.contains($0 - 1) ? choices[$0 - 1] : nil }
    }
}
