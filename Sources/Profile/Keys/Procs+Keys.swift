extension Procs {
    enum Fields {
        static let use = Field(
            "use", .use, default: .value("cpus"), example: "2/3 cpus",
            "one process on each CPU, on a share of them, or a process count")
        static let min = Field(
            "min", .int(in: 1...256), default: .value("1"), example: "2", "never fewer processes than this")
        static let max = Field(
            "max", .int(in: 1...256), example: "12", "never more processes than this; at least `min`")
        static let memoryPerProc = Field(
            "memoryPerProc", .size, example: "1.5Gi",
            "what each process needs; there are never more processes than fit into the memory")
        static let all = [use.declared, min.declared, max.declared, memoryPerProc.declared]
    }

    static let type = ValueType<Procs>.mapping(Fields.all) { keys in
        var procs = Procs()
        procs.use = keys[Fields.use] ?? procs.use
        procs.min = keys[Fields.min] ?? procs.min
        procs.max = keys[Fields.max]
        procs.memoryPerProc = keys[Fields.memoryPerProc]
        if let number = procs.max, number < procs.min {
            keys.value(Fields.max)?.error("max is \(number), less than min, which is \(procs.min)")
        }
        return procs
    }
}

extension ValueType<Procs.Use> {
    fileprivate static var use: Self {
        let number = ValueType<Int>.int(in: 1...256)
        return Self(
            words: "`cpus`, a share such as `2/3 cpus`, or \(number.words)",
            schema: .any(of: [number.schema, .text("^(cpus|[1-9][0-9]{0,3}/[1-9][0-9]{0,3} +cpus)$")])
        ) { $0.use() }
    }
}

extension Value {
    /// `cpus`, a share of them such as `2/3 cpus`, or a number.
    fileprivate func use() -> Procs.Use? {
        if node.float != nil { return int(in: 1...256).map { .count($0) } }
        guard let text = text() else { return nil }
        if text == "cpus" { return .cpus(numerator: 1, denominator: 1) }
        if let share = text.wholeMatch(of: /([1-9][0-9]{0,3})\/([1-9][0-9]{0,3}) +cpus/),
            let numerator = Int(share.1), let denominator = Int(share.2)
        {
            return .cpus(numerator: numerator, denominator: denominator)
        }
        error("expected cpus, a share of them or a number, found '\(text)'", hint: "write cpus, 2/3 cpus or 4")
        return nil
    }
}
