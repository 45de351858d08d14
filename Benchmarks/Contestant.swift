/// Who is measured.
enum Contestant: String, CaseIterable, Codable, Sendable {
    /// The least that the same result takes: kind or docker alone.
    case floor
    /// The script `peer`.
    case script
    case envboot
}
