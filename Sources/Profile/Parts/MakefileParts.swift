extension Value {
    /// The `prefix` of a profile's `makefile`.
    func makefilePrefix() -> String? {
        mapping { keys in keys.optional("prefix")?.name(.targetPrefix) } ?? nil
    }
}
