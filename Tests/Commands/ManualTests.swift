import Foundation
import Programs
import Testing

@testable import EnvbootCommands
@testable import envboot_manual

@Suite("The manual page")
struct ManualTests {
    private static let page =
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path + "/docs/man/envboot.1"

    @Test("It is what the commands declare")
    func upToDate() throws {
        let declarations = try JSONDecoder().decode(Declarations.self, from: Data(Envboot._dumpHelp().utf8))
        let template = try String(contentsOfFile: Self.page + ".in", encoding: .utf8)
        let written = try String(contentsOfFile: Self.page, encoding: .utf8)
        #expect(ManualPage(declarations).text(template) == written, "run 'make generate'")
    }

    @Test(
        "mandoc finds no fault with it",
        .enabled(if: CompletingShell.isInstalled("mandoc"), "mandoc is not installed"))
    func lint() async throws {
        let runner = Runner.system(environment: ["PATH": "/usr/bin:/bin:/opt/homebrew/bin:/usr/local/bin"])
        let finished = try await runner.finish(
            Command("mandoc", ["-T", "lint", Self.page], timeout: .seconds(60)))
        #expect(finished.status == .exited(0), "\(String(decoding: finished.output, as: UTF8.self))")
    }

    @Test("What would be typographic or a request is escaped, and each sentence begins a line")
    func escapes() {
        #expect(Mdoc.prose("It's so. Use --all ... A`b~c") == [#"It\(aqs so."#, #"Use \-\-all ... A\(gab\(tic"#])
        #expect(Mdoc.literal([#"a\b -c"#, ".d"]) == [".Bd -literal -offset indent", #"a\eb \-c"#, #"\&.d"#, ".Ed"])
        #expect(Mdoc.prose(String(repeating: "word ", count: 20)).map(\.count) == [79, 19])
    }
}
