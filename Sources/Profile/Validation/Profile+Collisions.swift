extension Profile {
    /// Host ports, node ports and the processes' ports are each used once.
    func checkPorts(_ context: Context) {
        checkOnce("host port", key: "hostPort", context) { $0.hostPort }
        checkOnce("node port", key: "nodePort", context) { $0.nodePort }
        checkOneServicePerProcess(context)
        checkProcessPorts(context)
    }

    private func checkOnce(_ what: String, key: String, _ context: Context, _ port: (Expose) -> Int?) {
        var users: [Int: String] = [:]
        for (path, expose) in exposes(context) {
            guard let number = port(expose) else { continue }
            let path = "\(path).\(key)"
            if let user = users[number] {
                context.error(
                    "\(what) \(number) is used twice", at: path,
                    hint: "\(user) on line \(context.line(of: user)) has it")
            } else {
                users[number] = path
            }
        }
    }

    private func checkOneServicePerProcess(_ context: Context) {
        let paths = exposes(context).filter(\.expose.perProcess).map { $0.path + ".perProcess" }
        guard let first = paths.first else { return }
        for other in paths.dropFirst() {
            context.error(
                "only one service can have a port for each process", at: other,
                hint: "\(first) on line \(context.line(of: first)) has them")
        }
    }

    /// Each way to a service, with its path in the profile.
    private func exposes(_ context: Context) -> [(path: String, expose: Expose)] {
        services.flatMap { service in
            service.exposes.enumerated().map { (service.path(ofExpose: $0, in: context.places), $1) }
        }
    }

    private func checkProcessPorts(_ context: Context) {
        let first = ports.base + 1
        let last = ports.base + ports.processes
        guard last <= 65535 else {
            context.error(
                "the ports of the processes, \(first) to \(last), go beyond 65535", at: "ports.base",
                hint: "lower ports.base or ports.processes")
            return
        }
        guard hasProcessPorts else { return }
        let base = context.places["ports.base"].map { "on line \($0.mark.line)" } ?? "by default"
        for (path, expose) in exposes(context) {
            guard let port = expose.hostPort, (first...last).contains(port) else { continue }
            context.error(
                "host port \(port) is one of the processes' ports, \(first) to \(last)",
                at: path + ".hostPort", hint: "ports.base is \(ports.base) \(base)")
        }
    }

    /// No more processes are asked for than have a port, where each has one. `max` is no wish, only a bound.
    func checkProcs(_ context: Context) {
        guard hasProcessPorts else { return }
        var asked = [("procs.min", procs.min)]
        if case .count(let count) = procs.use { asked.append(("procs.use", count)) }
        for (path, number) in asked where number > ports.processes {
            context.error(
                "\(number) processes, and only \(ports.processes) have a port", at: path,
                hint: "set ports.processes to \(number)")
        }
    }
}
