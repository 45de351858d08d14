import Programs

/// One file of the diagnostics, and how it is come by.
struct DiagnosticsFile: Sendable {
    /// The file's path within the folder.
    let name: String
    let collect: @Sendable () async throws -> Found

    struct Found: Sendable {
        /// What the file is to have; no file is written for nothing.
        var text = ""
        var clues = Clues()
        /// Parts that are known of only now.
        var further: [DiagnosticsFile] = []
    }

    init(_ name: String, _ collect: @escaping @Sendable () async throws -> Found) {
        self.name = name
        self.collect = collect
    }

    /// A part that is what a program prints.
    init(_ name: String, _ command: Command, by runner: Runner) {
        self.init(name) { Found(text: try await runner.everything(printedBy: command)) }
    }
}

extension Runner {
    /// What a command prints on both of its outputs. One that fails has often printed something all the same.
    func everything(printedBy command: Command) async throws -> String {
        let finished = try await finish(command)
        let output = String(decoding: finished.output, as: UTF8.self)
        guard finished.status == .exited(0) || !output.isEmpty else {
            throw ProgramError.failed(command, status: finished.status, output: finished.errorOutput)
        }
        return finished.errorOutput.isEmpty ? output : output + "\n" + finished.errorOutput + "\n"
    }
}

/// How long one command may take, where it is one of many that are to be over in half a minute.
let collectionTimeout = Duration.seconds(10)
