import Testing

@testable import Terminal

@Suite struct DurationTests {
    @Test(
        "Durations are shown with the two units that matter, rounded",
        arguments: [
            (.zero, "0.0s"), (.milliseconds(-5), "0.0s"), (.milliseconds(440), "0.4s"),
            (.milliseconds(12_345), "12.3s"),
            (.milliseconds(59_940), "59.9s"), (.milliseconds(59_960), "1m 00s"), (.seconds(65), "1m 05s"),
            (.milliseconds(3_599_700), "1h 00m"), (.seconds(3_725), "1h 02m"), (.seconds(90_000), "25h 00m"),
        ] as [(Duration, String)])
    func durations(value: Duration, text: String) {
        #expect(duration(value) == text)
    }

    @Test("A time that still runs is shown in whole seconds")
    func running() {
        #expect(wholeSeconds(.milliseconds(12_345)) == "12s")
        #expect(wholeSeconds(.seconds(125)) == "2m 05s")
    }
}
