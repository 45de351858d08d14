import ArgumentParser
import Profile
import Terminal

struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Print a JSON Schema of profiles for editors.",
        discussion: """
            Editors find it by the first line of a profile:

              # yaml-language-server: $schema=profile.schema.json

            Examples:
              envboot schema
              envboot schema > profiles/profile.schema.json
            """)

    func run() {
        Screen.standardOutput(environment: ProcessEnvironment.variables).write(exact: Profile.jsonSchema)
    }
}
