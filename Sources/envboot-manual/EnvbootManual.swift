import ArgumentParser
import Foundation

/// `make generate` runs it: envboot --experimental-dump-help | envboot-manual docs/man/envboot.1.in
@main
struct EnvbootManual: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "envboot-manual",
        abstract: "Print the manual page of the program whose declarations are on standard input.")

    @Argument(help: "The page without what the commands declare.", completion: .file())
    var template: String

    func run() throws {
        let declarations = try JSONDecoder().decode(
            Declarations.self, from: FileHandle.standardInput.readDataToEndOfFile())
        let page = ManualPage(declarations).text(try String(contentsOfFile: template, encoding: .utf8))
        print(page, terminator: "")
    }
}
