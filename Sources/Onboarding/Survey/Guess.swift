/// Something that was found out, and what it was found out from, as a comment says it.
struct Guess<Value: Sendable & Equatable>: Sendable, Equatable {
    var value: Value
    var source: String
}
