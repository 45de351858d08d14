/// Finds in what a program printed why it most likely failed.
enum ProgramCause {
    static func find(in text: String) -> Cause? {
        if let cause = NodeCause.find(in: text) { return cause }
        if let port = portTaken(in: text) { return "the port \(port) is taken by another program or container" }
        if let cause = ofMachine(text) { return cause }
        if text.contains("permission denied while trying to connect to the Docker daemon") {
            return "this user may not use Docker's socket"
        }
        if text.contains("Cannot connect to the Docker daemon") { return "Docker does not run, or listens elsewhere" }
        if text.contains("no such host") || text.contains("network is unreachable") {
            return "a registry or another host cannot be reached from this machine"
        }
        if text.contains(/content digest sha256:[0-9a-f]+.*not found/) {
            return Cause(
                "part of an image is missing in Docker or on a node",
                hint: "pull it again: docker rmi IMAGE && envboot up")
        }
        return RegistryCause.find(in: text)
    }

    /// What a machine has too little of, which also the logs of its nodes tell.
    static func ofMachine(_ text: String) -> Cause? {
        if text.contains("no space left on device") { return "the disk is full (no space left on device)" }
        let inotify = ["too many open files", "Too many open files", "fsnotify watcher", "inotify_init"]
        if inotify.contains(where: { text.contains($0) }) {
            return "the machine's limits on inotify are too low: fs.inotify.max_user_instances and max_user_watches"
        }
        let memory = ["Out of memory: Kill", "cannot allocate memory", "signal: killed", "exit code: 137"]
        if memory.contains(where: { text.contains($0) }) { return "the machine or Docker has too little memory" }
        return nil
    }

    /// As docker and the system say it: `Bind for 127.0.0.1:21001 failed: port is already allocated`,
    /// `listen tcp4 127.0.0.1:21001: bind: address already in use`.
    private static func portTaken(in text: String) -> Substring? {
        text.firstMatch(of: /:(\d{1,5})(?: failed)?: (?:port is already allocated|bind: address already in use)/)?.1
    }
}
