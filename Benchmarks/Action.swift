/// What is done to an environment for a case, before or while it is measured.
enum Action: Sendable {
    /// There is no cluster. Where `builds`, the image is to be built too, from a source that was never compiled.
    case create(builds: Bool)
    /// Nothing is to be done.
    case nothing
    /// A variable of the Gateway's deployment changed.
    case changeVariable
    /// A source file of the Gateway's changed.
    case changeSource
    /// The nodes were stopped.
    case stop
    /// There is something in the cluster that does not belong there, and something lacks.
    case reset
    /// As ``nothing``, for the memory that it takes.
    case memory

    /// Who has a turn. What envboot alone can do has its floor measured in envboot's turn.
    var contestants: [Contestant] {
        switch self {
        case .create(builds: false): [.floor, .script, .envboot]
        case .create, .nothing, .changeVariable, .changeSource: [.script, .envboot]
        case .stop, .reset, .memory: [.envboot]
        }
    }
}
