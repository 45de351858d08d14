extension Profile {
    enum MakefileFields {
        static let prefix = Field(
            "prefix", .name(.targetPrefix, words: "text"), example: "gateway-",
            "what the names of the targets begin with, so that several profiles' targets fit into one repository")
        static let all = [prefix.declared]
    }

    /// The `prefix` of a profile's `makefile`.
    static let makefileType = ValueType<String>.mapping(MakefileFields.all) { $0[MakefileFields.prefix] }
}
