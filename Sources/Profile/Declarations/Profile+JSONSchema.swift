import YAML

extension Profile {
    /// A JSON Schema (draft 2020-12) of profiles: JSON text that ends with a line break.
    ///
    /// It is made from what the decoder reads by, and accepts what that accepts. It refuses what that refuses, but for
    /// what takes more than one value, or the file system, to be known: a service that is not there, a port that is
    /// used twice, a path that leads nowhere.
    package static var jsonSchema: String {
        let head: Schema = [
            "$schema": .string("https://json-schema.org/draft/2020-12/schema"),
            "title": .string("A profile of envboot"),
            "description": .string("What a test environment is: the cluster, the images, what is deployed, the ports."),
        ]
        return (head + .mapping(Fields.all, rules: rules)).node.jsonText + "\n"
    }
}
