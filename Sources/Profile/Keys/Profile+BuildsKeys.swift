extension Profile {
    enum BuildsFields {
        static let parallel = Field(
            "parallel", .int(in: 1...64), default: .told("the number of CPUs"), example: "3",
            "how many images are built at a time")
        static let all = [parallel.declared]
    }

    /// The `parallel` of a profile's `builds`.
    static let buildsType = ValueType<Int>.mapping(BuildsFields.all) { $0[BuildsFields.parallel] }
}
