import Foundation
import Redaction
import Testing

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis

@Suite("What must not be kept")
struct RedactionTests {
    private let redaction: Redaction

    init() throws {
        let sandbox = try Sandbox()
        try sandbox.write(Self.secret, to: "secret.yaml")
        redaction = try sandbox.desired(Self.profile).redaction
    }

    static let secret = """
        apiVersion: v1
        kind: Secret
        metadata: {name: auth}
        stringData: {word: canary-plain, lines: "canary-line-1\\ncanary-line-2\\n"}
        data: {other: \(Data("canary-encoded".utf8).base64EncodedString())}

        """

    static let profile = """
        apiVersion: envboot/v1
        name: shop
        cluster: {kubeconfig: ./kubeconfig, nodes: [{role: control-plane}]}
        images:
          app: {build: {context: app, args: {NPM_TOKEN: canary-argument, MODE: production}}}
          redis: {ref: "redis:7-alpine"}
        manifests: [secret.yaml]
        services:
          redis: {image: redis, port: 6379, env: {DB_PASSWORD: canary two words, LEVEL: verbose}}

        """

    @Test(
        "A secret of the profile's is taken out wherever it stands",
        arguments: [
            "canary-plain", "canary-line-2", "canary-encoded", "canary-argument", "canary two words",
            Data("canary-plain".utf8).base64EncodedString(), Data("canary-encoded".utf8).base64EncodedString(),
        ])
    func known(secret: String) {
        let text = "before \(secret), and \"\(secret)\\n\" after"
        #expect(redaction(text) == "before [redacted], and \"[redacted]\\n\" after")
    }

    static let unknown = [
        "Authorization: Bearer canary-0123", "booted; authorization: bearer canary", #"{"token":"canary","x":1}"#,
        #"{\"password\":\"canary\"}"#,
        "password=canary", "PASSWORD = 'canary two'", "    client-key-data: canary",
        "client-certificate-data: canary==",
        "      DB_PASSWORD:    canary two words", "- AWS_SECRET_ACCESS_KEY: canary", #""apiKey": "canary\"canary""#,
        "redis://user:canary@redis:6379/0", "https://:canary@host/",
        "docker run -e HTTP_PROXY=canary:3128 --env NO_PROXY=canary -t", "--token canary", "--token=canary",
        "--certificate-key canary", "docker build --build-arg 'API_TOKEN=canary two' .", "X_TOKEN_2=canary",
        "kubeadm join 10.0.0.1:6443 --token ca0a1y.0123456789canary", "token ca0a1y.0123456789canary,",
        "eyJhbGciOiJSUzI1NiJ9.eyJjYW5hcnkiOjF9.canary_canary-canary", ".dockerconfigjson:  canary",
        "-----BEGIN RSA PRIVATE KEY-----\ncanary\ncanary\n-----END RSA PRIVATE KEY-----",
        "log: -----BEGIN PRIVATE KEY-----\nlog: canary\nlog: -----END PRIVATE KEY-----",
        #"{"key": "-----BEGIN EC PRIVATE KEY-----\ncanary\n-----END EC PRIVATE KEY-----\n"}"#,
        "canary\n-----END RSA PRIVATE KEY-----", "-----BEGIN PRIVATE KEY-----\ncanary",
        "canary\n-----END PRIVATE KEY----------BEGIN PRIVATE KEY-----\ncanary", "password:\n  canary",
        "token =\n\ncanary",
        "password=\"canary without an end", "password := canary", "--db-password canary", "--token 'canary two'",
        "docker run -e 'HTTP_PROXY=canary two' -t", #"{\"a\":\"{\\\"token\\\":\\\"canary \\\\\\\"canary\\\"}\"}"#,
        "redis://user:can@ry-canary@redis:6379/0", "\u{1b}[36mtoken\u{1b}[0m=canary", "“token”: canary",
        "eyJhbGciOiJSUzI1NiJ9.eyJjYW5hcnkiOjF9.a.b.canary", "PASSWORD: canary two\r\n", "-e PROXY=canary",
    ]

    @Test("What looks like a credential is taken out", arguments: unknown)
    func looksLikeOne(text: String) {
        let result = redaction(text)
        #expect(!result.contains("canary"), "\(result)")
        #expect(!result.contains("eyJjYW5hcnki"), "\(result)")
        #expect(result.contains("[redacted]"))
    }

    @Test(
        "What explains a failure stays",
        arguments: [
            #"Error: secret "redis-auth" not found"#, "couldn't find key token in Secret default/redis-auth",
            "      TOKEN:  <set to the key 'password' in secret 'redis-auth'>  Optional: false",
            "/var/run/secrets/kubernetes.io/serviceaccount from default-token-x2b4c (ro)",
            "Failed to pull image \"nosuch:1\": rpc error: code = NotFound", "LEVEL:  verbose", "MODE=production",
            "sha256:8b1ff1aa1d2c4a2ba8ee7a3c1a0d7d1e2e5e6a3b8c1d2e3f4a5b6c7d8e9f0a1b",
            "redis-6cddf6484b-xthmf.17a1b2c3d4e5f607", "GET http://10.96.0.1:443/api failed",
            "-----BEGIN CERTIFICATE-----",
        ])
    func explanation(text: String) {
        #expect(redaction(text) == text)
    }

    @Test("After a key whose end is missing, the text goes on")
    func keyWithoutEnd() {
        let text = "-----BEGIN PRIVATE KEY-----\n" + String(repeating: "line\n", count: 300) + "the error"
        #expect(redaction(text).hasSuffix("line\nthe error"))
    }

    @Test("A megabyte of ordinary lines is not changed")
    func ordinary() {
        let line = "2026-11-21T00:00:00Z kubelet[1]: I1121 pod=default/redis-1 status=0123456789abcdef \"message\"\n"
        let text = String(repeating: line, count: 10_000)
        #expect(redaction(text) == text)
    }
}
