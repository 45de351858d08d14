import Redaction
import Testing

@Suite("Commands as shown")
struct ArgumentTests {
    @Test(
        "A secret among the arguments is not shown, whichever way it is given",
        arguments: [
            (["--token", "canary two"], ["--token", "[redacted]"]),
            (["--token=canary two"], ["--token=[redacted]"]),
            (["--set", "db.password=canary two"], ["--set", "db.password=[redacted]"]),
            (["API_TOKEN=canary two", "x"], ["API_TOKEN=[redacted]", "x"]),
            (["-H", "Authorization: Bearer canary"], ["-H", "Authorization: [redacted]"]),
            (["https://u:canary@host/"], ["https://[redacted]@host/"]),
            (["-e", "PROXY=canary two"], ["-e", "PROXY=[redacted]"]),
            (["known canary-1 text"], ["known [redacted] text"]),
            (["--token"], ["--token"]),
        ])
    func arguments(given: [String], shown: [String]) {
        #expect(Redaction(known: ["canary-1"]).arguments(given) == shown)
    }

    @Test(
        "Text that is not a secret is shown unchanged",
        arguments: [
            ["get", "secret", "auth"], ["--filter", "label=io.x-k8s.kind.cluster=shop"], ["--output", "json"],
            ["--env", "CI"], ["a=b", "", "two words"],
        ])
    func harmless(arguments: [String]) { #expect(Redaction().arguments(arguments) == arguments) }
}
