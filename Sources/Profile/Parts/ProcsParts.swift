extension Procs {
    /// The `procs` of a profile, which may be left out.
    init(_ value: Value?) {
        let procs = value?.mapping { keys in
            var procs = Procs()
            let max = keys.optional("max")
            procs.use = keys.optional("use")?.use() ?? procs.use
            procs.min = keys.optional("min")?.int(in: 1...256) ?? procs.min
            procs.max = max?.int(in: 1...256)
            procs.memoryPerProc = keys.optional("memoryPerProc")?.size()
            if let number = procs.max, number < procs.min {
                max?.error("max is \(number), less than min, which is \(procs.min)")
            }
            return procs
        }
        self = procs ?? Procs()
    }
}

extension Value {
    /// `cpus`, a share of them such as `2/3 cpus`, or a number.
    fileprivate func use() -> Procs.Use? {
        if node.int != nil { return int(in: 1...256).map { .count($0) } }
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
