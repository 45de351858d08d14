import Foundation
import Testing

@testable import Terminal

@Suite struct WriteAllTests {
    @Test("A pipe that nobody reads any longer ends writing quietly, and the first error is known")
    func brokenPipe() {
        var ends: [Int32] = [0, 0]
        #expect(pipe(&ends) == 0)
        close(ends[0])
        defer { close(ends[1]) }
        let failure = WriteFailure()
        let screen = Screen(fileDescriptor: ends[1], environment: [:], failure: failure)
        #expect(failure.reason == nil)
        screen.write("lost")
        screen.write(line: "lost again")
        #expect(failure.reason == "Broken pipe")
        #expect(!screen.isTerminal)
        #expect(screen.width == 80)
    }

    @Test("All bytes arrive at a slow reader through a pipe that does not block")
    func slowReader() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "envboot-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        let reader = try #require(popen("sleep 0.2; cat > '\(file.path())'", "w"))
        let descriptor = fileno(reader)
        #expect(fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK) == 0)

        let text = String(repeating: "0123456789 größe\n", count: 20_000)
        #expect(writeAll(text, to: descriptor) == 0)
        #expect(pclose(reader) == 0)
        #expect(try String(contentsOf: file, encoding: .utf8) == text)
    }
}
