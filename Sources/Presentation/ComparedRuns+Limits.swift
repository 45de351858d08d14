import Reports

extension ComparedRuns {
    /// What held the run back, what other numbers of processes would bring, and what to start first.
    var limits: [Section] {
        let predicted = [comparison.prediction.map(predictions)].compactMap(\.self)
        // An incomplete run has no meaningful limits.
        if comparison.run.incompleteness() != nil { return [lanes(comparison.limits)] + predicted }
        let first = comparison.startFirst.entries.isEmpty ? [] : [startFirst(comparison.startFirst)]
        return [held(comparison.limits), lanes(comparison.limits)] + predicted + first
    }

    private func held(_ limits: Limits) -> Section {
        let total = comparison.run.seconds
        func row(_ name: String, _ seconds: Double, _ detail: String) -> [Section.Cell] {
            .init(name, Figures.time(seconds), total > 0 ? Figures.percent(seconds / total) : "", detail)
        }
        var rows = [row("set-up", limits.setUp, "before the first spec; no process count shortens it")]
        if !limits.serial.isEmpty {
            rows.append(row("Serial specs", limits.serialSeconds, "\(limits.serial.count), alone after all others"))
        }
        if let tail = limits.tail {
            let idle = "\(Figures.time(tail.idle)) of processes with nothing to run, until: "
            rows.append(row("idle tail", tail.seconds, idle + tail.cause.identity.text))
        }
        if let spec = limits.longestSpec { rows.append(row("longest spec", spec.seconds, spec.identity.text)) }
        if let container = limits.longestContainer {
            let specs = Figures.count(container.specs.count, "spec")
            rows.append(row("longest Ordered container", container.seconds, "\(container.name) (\(specs))"))
        }
        rows.append(row("floor", limits.floor, "what no process count beats"))
        return Section(
            "What held the run back", ["WHAT", "TIME", "OF THE RUN", "DETAIL"], numeric: [1, 2], rows: rows)
    }

    private func lanes(_ limits: Limits) -> Section {
        let rows = limits.lanes.map { lane -> [Section.Cell] in
            let specs = lane.entries.count { $0.kind == "It" }
            return .init(String(lane.process), Figures.time(lane.busy), Figures.time(lane.idle), String(specs))
        }
        return Section("Processes", ["PROCESS", "BUSY", "IDLE", "SPECS"], numeric: [0, 1, 2, 3], rows: rows)
    }

    private func predictions(_ prediction: Prediction) -> Section {
        let complete = [comparison.baseline, comparison.run].filter { $0.incompleteness() == nil }
        // The later of two with the same process count.
        let measured = Dictionary(complete.map { ($0.procs, $0) }) { $1 }
        let one = measured[1]?.seconds ?? prediction.seconds(procs: 1)
        let counts = Set([1, 2, 4, 8, 16]).union(measured.keys).sorted()
        let rows = counts.map { count -> [Section.Cell] in
            let seconds = measured[count]?.seconds ?? prediction.seconds(procs: count)
            return .init(
                String(count), Figures.time(seconds), seconds > 0 ? Figures.factor(one / seconds) : "",
                measured[count] == nil ? "" : "measured")
        }
        let enough = prediction.enough(upTo: max(16, comparison.run.procs))
        return Section(
            "With other numbers of processes", ["PROCESSES", "TIME", "SPEED-UP", ""], numeric: [0, 1, 2], rows: rows,
            note: "By replaying the specs' times in Ginkgo's order. From \(enough) on, more gain less than 5 %.")
    }

    private func startFirst(_ startFirst: StartFirst) -> Section {
        let rows = startFirst.entries.map { entry -> [Section.Cell] in
            .init(
                "SpecPriority(\(entry.priority))", Figures.time(entry.longest), entry.name, place(entry.place))
        }
        return Section(
            "Specs to start first", ["DECORATOR", "LONGEST IN IT", "CONTAINER OR SPEC", "PLACE"], numeric: [1],
            rows: rows,
            note:
                "\(Figures.time(startFirst.before)) would become \(Figures.time(startFirst.after)) (SpecPriority is in Ginkgo 2.27 and later)."
        )
    }
}
