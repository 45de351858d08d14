import Testing

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis

/// Registry errors of docker 20.10 and 28.5, mostly recorded; Docker Hub's limit and HTTP without TLS are taken from
/// documentation.
@Suite("Registry errors")
struct RegistryCauseTests {
    struct Refusal: Sendable, CustomTestStringConvertible {
        var text: String
        var sentence: String
        var hint: String?
        var testDescription: String { text }

        init(_ text: String, _ sentence: String, hint: String?) {
            (self.text, self.sentence, self.hint) = ("docker pull r.test:5000/a:1\n" + text, sentence, hint)
        }
    }

    private static let daemon = "Error response from daemon: "
    private static let resolve = daemon + #"failed to resolve reference "r.test:5000/a:1": "#

    private static func limits(_ text: String, host: String) -> Refusal {
        Refusal(
            text, "the registry \(host) limits the rate of pulls",
            hint: "log in for a higher limit (docker login \(host)), set ref to a copy in another registry, or wait")
    }

    private static func mistrust(_ text: String) -> Refusal {
        Refusal(
            text, "the certificate of the registry r.test:5000 is not trusted",
            hint: "put its CA certificate in /etc/docker/certs.d/r.test:5000/ca.crt on Docker's machine")
    }

    private static func credentials(_ text: String) -> Refusal {
        Refusal(
            text, "the registry r.test:5000 requires credentials, or rejected those given",
            hint: "docker login r.test:5000")
    }

    private static func missingPart(_ text: String) -> Refusal {
        Refusal(
            text, "the registry r.test:5000 has no complete copy of the image: a part is missing or corrupt",
            hint: "push the image again, or set ref to another tag")
    }

    static let refusals = [
        limits(daemon + "toomanyrequests: You have reached your unauthenticated pull rate limit.", host: "r.test:5000"),
        limits(
            daemon
                + #"unexpected status from GET request to https://registry-1.docker.io/v2/library/redis/manifests/7: "#
                + "429 Too Many Requests", host: "registry-1.docker.io"),
        mistrust(daemon + #"Get "https://r.test:5000/v2/": x509: certificate signed by unknown authority"#),
        mistrust(
            resolve + #"failed to do request: Head "https://r.test:5000/v2/a/manifests/1": tls: failed to verify "#
                + "certificate: x509: certificate signed by unknown authority"),
        Refusal(
            daemon + #"Get "https://r.test:5000/v2/": x509: certificate has expired or is not yet valid: current time"#,
            "the certificate of the registry r.test:5000 has expired, or the clock of Docker's machine is wrong",
            hint: "compare: date; openssl s_client -connect r.test:5000 < /dev/null | openssl x509 -noout -dates"),
        Refusal(
            daemon + #"Get "https://r.test:5000/v2/": http: server gave HTTP response to HTTPS client"#,
            "the registry r.test:5000 does not use TLS and is not configured as insecure",
            hint: #"add "insecure-registries": ["r.test:5000"] to /etc/docker/daemon.json, and restart Docker"#),
        credentials(
            "Login prior to pull:\nLog in with your Docker ID\nUsername (test): inappropriate ioctl for device"),
        credentials(daemon + #"Head "http://r.test:5000/v2/a/manifests/1": no basic auth credentials"#),
        credentials(daemon + "unauthorized: authentication required"),
        credentials(
            resolve + "pull access denied, repository does not exist or may require authorization: authorization "
                + "failed: no basic auth credentials"),
        missingPart("unknown blob"),
        missingPart("error pulling image configuration: download failed after attempts=1: unknown blob"),
        missingPart(
            "failed to copy: httpReadSeeker: failed open: could not fetch content descriptor sha256:94 "
                + "(application/vnd.oci.image.layer.v1.tar+gzip) from remote: not found"),
        Refusal(
            daemon + "manifest for r.test:5000/a:1 not found: manifest unknown: manifest unknown",
            "an image is not found in its registry", hint: nil),
        Refusal(resolve + "r.test:5000/a:1: not found", "an image is not found in its registry", hint: nil),
        Refusal(
            daemon + "pull access denied for a, repository does not exist or may require 'docker login': denied: "
                + "requested access to the resource is denied",
            "an image is not found in its registry, or the registry requires credentials for it",
            hint: "check its name and tag, or log in: docker login r.test:5000"),
    ]

    @Test("Limits, certificates, credentials, missing parts and missing images are distinguished", arguments: refusals)
    func find(refusal: Refusal) {
        let cause = LikelyCause(clues: Clues(), suspects: []).find(in: refusal.text)
        #expect(cause?.sentence == refusal.sentence)
        #expect(cause?.hint == refusal.hint)
    }

    @Test("Docker Hub is named if no other registry is")
    func hub() {
        let cause = RegistryCause.find(in: "docker pull redis:7\nError response from daemon: toomanyrequests: limit")
        #expect(cause?.sentence == "the registry docker.io limits the rate of pulls")
    }

    @Test(
        "Text that is not a host name is not part of a suggested command",
        arguments: ["https://$(touch${IFS}x)/v2/", "docker pull $(touch${IFS}x).y/z"])
    func noHost(text: String) {
        let cause = RegistryCause.find(in: text + "\ndocker pull a\nError response from daemon: toomanyrequests: limit")
        #expect(cause?.hint?.contains("(docker login docker.io)") == true)
    }

    @Test(
        "The same words of others are not about a registry",
        arguments: [
            "Unable to connect to the server: tls: failed to verify certificate: x509: certificate signed by unknown",
            "error: You must be logged in to the server (Unauthorized)", "all well",
        ])
    func others(text: String) {
        #expect(RegistryCause.find(in: "kubectl apply\n" + text) == nil)
    }
}
