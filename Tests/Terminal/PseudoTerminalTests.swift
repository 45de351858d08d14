import Foundation
import Testing

@testable import Terminal

@Suite struct PseudoTerminalTests {
    @Test("A display on a real terminal leaves the steps and a visible cursor")
    func display() async throws {
        var controller: Int32 = 0
        var terminal: Int32 = 0
        var size = winsize(ws_row: 10, ws_col: 40, ws_xpixel: 0, ws_ypixel: 0)
        try #require(openpty(&controller, &terminal, nil, nil, &size) == 0)
        defer {
            close(controller)
            close(terminal)
        }

        let screen = Screen(fileDescriptor: terminal, environment: ["TERM": "xterm", "LANG": "C.UTF-8"])
        #expect(screen.isTerminal)
        #expect(screen.width == 40)
        // The time that is shown takes its place from the detail; a busy machine must not change it.
        let start = ContinuousClock.now
        let display = StepDisplay(screen: screen, quiet: false, now: { start })
        await display.run {
            await display.begin("cluster", "Create cluster")
            await display.begin("image", "Build image")
            await display.detail("image", "a detail that is much longer than the screen is wide")
            try? await Task.sleep(for: .milliseconds(250))
            await display.end("image", .done)
            await display.end("cluster", .failed)
        }
        let written = try read(all: controller)
        #expect(written.contains("a detail that is mu…"))
        var result = VirtualTerminal(columns: 40)
        result.write(written)
        #expect(result.isCursorVisible)
        #expect(result.lines.map { $0.prefix { !$0.isNumber } } == ["✓ Build image  ", "✗ Create cluster  "])

        size.ws_col = 60
        #expect(ioctl(terminal, UInt(TIOCSWINSZ), &size) == 0)
        #expect(screen.width == 60)
    }

    private func read(all descriptor: Int32) throws -> String {
        try #require(fcntl(descriptor, F_SETFL, O_NONBLOCK) == 0)
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while case let count = Foundation.read(descriptor, &buffer, buffer.count), count > 0 {
            bytes += buffer.prefix(count)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
