/// Finds why an image cannot be pulled, in the output of docker, containerd and registries.
struct RegistryCause {
    let text: String

    static func find(in text: String) -> Cause? { refusal(in: text) ?? RegistryCause(text: text).ofMissingImages }

    /// Why a registry refuses an image that it may have.
    static func refusal(in text: String) -> Cause? {
        let search = RegistryCause(text: text)
        guard search.isAboutRegistry else { return nil }
        return search.ofLimits ?? search.ofCertificates ?? search.ofCredentials ?? search.ofMissingParts
    }

    /// kubectl reports certificate and credential errors in the same words.
    private var isAboutRegistry: Bool {
        has("/v2/", "Error response from daemon", "failed to resolve reference", "failed to pull", "Failed to pull")
            || has("docker pull", "docker build", "failed to copy", "manifest unknown", "pull access denied")
    }

    private var ofLimits: Cause? {
        guard has("toomanyrequests", "429 Too Many Requests", "pull rate limit") else { return nil }
        return Cause(
            "the registry \(host) limits the rate of pulls",
            hint: "log in for a higher limit (docker login \(host)), set ref to a copy in another registry, or wait")
    }

    private var ofCertificates: Cause? {
        if has("HTTP response to HTTPS client") {
            return Cause(
                "the registry \(host) does not use TLS and is not configured as insecure",
                hint: #"add "insecure-registries": ["\#(host)"] to /etc/docker/daemon.json, and restart Docker"#)
        }
        if has("certificate has expired or is not yet valid") {
            return Cause(
                "the certificate of the registry \(host) has expired, or the clock of Docker's machine is wrong",
                hint: "compare: date; openssl s_client -connect \(host) < /dev/null | openssl x509 -noout -dates")
        }
        guard has("x509: ") else { return nil }
        return Cause(
            "the certificate of the registry \(host) is not trusted",
            hint: "put its CA certificate in /etc/docker/certs.d/\(host)/ca.crt on Docker's machine")
    }

    private var ofCredentials: Cause? {
        let words = has(
            "no basic auth credentials", "unauthorized: ", "authentication required", "401 Unauthorized",
            "incorrect username or password", "403 Forbidden",
            // Docker 28 asks for a user name then, and cannot read a password.
            "inappropriate ioctl for device")
        guard words else { return nil }
        return Cause(
            "the registry \(host) requires credentials, or rejected those given",
            hint: "docker login \(host)")
    }

    /// Blobs in the manifest that are missing from the registry or corrupt.
    private var ofMissingParts: Cause? {
        let words = has(
            "unknown blob", "blob unknown", "could not fetch content descriptor",
            "filesystem layer verification failed",
            "unexpected commit digest", "failed size validation")
        guard words else { return nil }
        return Cause(
            "the registry \(host) has no complete copy of the image: a part is missing or corrupt",
            hint: "push the image again, or set ref to another tag")
    }

    private var ofMissingImages: Cause? {
        // Docker Hub reports both in the same way.
        if has("pull access denied", "denied: requested access") {
            return Cause(
                "an image is not found in its registry, or the registry requires credentials for it",
                hint: "check its name and tag, or log in: docker login \(host)")
        }
        let isMissing =
            has("manifest unknown", "repository does not exist", "manifest for ")
            || has("failed to resolve reference") && text.contains(/: not found\b/)
        return isMissing ? "an image is not found in its registry" : nil
    }

    private func has(_ phrases: String...) -> Bool { phrases.contains { text.contains($0) } }

    /// The registry named in the text: in a URL, else in an image reference.
    private var host: String {
        let url = text.firstMatch(of: /https?:\/\/([A-Za-z0-9.:\[\]-]+)\/v2\//).map { String($0.1) }
        let reference = text.firstMatch(of: /(?:resolve reference "|docker pull (?:--\S+ )*)([A-Za-z0-9.:\[\]-]+)\//)
            .map { String($0.1) }
        let named = url ?? reference.flatMap { $0.contains(/[.:]/) || $0 == "localhost" ? $0 : nil }
        return named ?? "docker.io"
    }
}
