/// A line of a Dockerfile, with those that continue it.
struct DockerfileInstruction: Sendable {
    /// The line that it begins on, from 1.
    var line: Int
    /// In capitals.
    var keyword: String
    var arguments: String

    /// Each instruction on one line, without comments and the lines of here-documents.
    static func all(in text: String) -> [DockerfileInstruction] {
        var instructions: [DockerfileInstruction] = []
        var continued: DockerfileInstruction?
        var hereDocument: String?
        for (index, line) in text.textLines.enumerated() {
            let words = line.trimmingWhitespace
            if let end = hereDocument {
                if words == end { hereDocument = nil }
                continue
            }
            if words.hasPrefix("#") || words.isEmpty { continue }
            let isContinued = words.hasSuffix("\\")
            let content = isContinued ? String(words.dropLast()) : String(words)
            var instruction: DockerfileInstruction
            if let open = continued {
                instruction = open
                instruction.arguments += " " + content
            } else {
                let keyword = content.prefix { !$0.isWhitespace }
                instruction = DockerfileInstruction(
                    line: index + 1, keyword: keyword.uppercased(),
                    arguments: String(content.dropFirst(keyword.count).trimmingWhitespace))
            }
            continued = isContinued ? instruction : nil
            if isContinued { continue }
            instructions.append(instruction)
            if ["RUN", "COPY", "ADD"].contains(instruction.keyword) {
                hereDocument = instruction.arguments.firstMatch(of: /<<-?["']?([A-Za-z_]\w*)/).map { String($0.1) }
            }
        }
        return instructions
    }
}

extension StringProtocol {
    fileprivate var trimmingWhitespace: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
