/// What a program's commands declare of themselves, as `--experimental-dump-help` prints it.
struct Declarations: Decodable {
    var command: Command

    struct Command: Decodable {
        var commandName: String
        var shouldDisplay: Bool
        var abstract: String?
        var discussion: String?
        var subcommands: [Command]?
        var arguments: [Argument]?
    }

    struct Argument: Decodable, Equatable {
        enum Kind: String, Decodable { case positional, option, flag }
        struct Name: Decodable, Equatable { var name: String }

        var kind: Kind
        var shouldDisplay: Bool
        var isOptional: Bool
        var isRepeating: Bool
        var preferredName: Name?
        var valueName: String?
        var defaultValue: String?
        var allValues: [String]?
        var abstract: String?
    }
}
