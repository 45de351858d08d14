import Escaping
import Profile
import Programs
import Terminal

/// What is said at the end of bringing an environment up.
struct UpSummary {
    let profile: Profile
    let isChanged: Bool
    /// What the cluster is now: `up`.
    let state: String
    let duration: Duration

    func print(in context: Context) throws {
        if context.options.isJSON {
            let result = Result(
                changed: isChanged, seconds: duration.seconds, cluster: profile.cluster.name,
                kubeconfig: profile.cluster.kubeconfig,
                processes: profile.processes.map { .init(process: $0.number, port: $0.port, url: $0.url) })
            return try context.print(line: result)
        }
        if context.options.isQuiet { return }
        let time = Terminal.duration(duration)
        guard isChanged else {
            context.output.write(line: "\(profile.cluster.name) is up to date (\(profile.file), \(time))")
            return
        }
        context.output.write("\(profile.cluster.name) is \(state) (\(time))\n\n")
        let rows = profile.processes.map { [String($0.number), String($0.port), $0.url] }
        if !rows.isEmpty {
            context.output.write(
                Table(header: ["PROCESS", "PORT", "URL"], rows: rows).text(for: context.output) + "\n")
        }
        let option = context.options.profile.map { " --profile " + printable(shellWord($0)) } ?? ""
        context.output.write(
            """
            next:
              eval "$(envboot env\(option))"   its addresses, for this shell
              envboot status\(option)          what is there now
              envboot down\(option)            remove it

            """)
    }

    private struct Result: Encodable {
        var event = "result"
        var changed: Bool
        var seconds: Double
        var cluster: String
        var kubeconfig: String
        var processes: [Process]

        struct Process: Encodable {
            var process: Int
            var port: Int
            var url: String
        }
    }
}
