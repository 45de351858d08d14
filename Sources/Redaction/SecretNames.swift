/// Suffixes of the names of variables, fields and options that hold credentials.
enum SecretNames {
    /// By their last letter.
    private static let words: [UInt8: [StaticString]] = [
        UInt8(ascii: "a"): ["client-key-data", "client-certificate-data"],
        UInt8(ascii: "d"): ["password", "passwd"],
        UInt8(ascii: "e"): ["passphrase"],
        UInt8(ascii: "l"): ["credential"],
        UInt8(ascii: "n"): ["token", "authorization", "dockerconfigjson"],
        UInt8(ascii: "s"): ["credentials"],
        UInt8(ascii: "t"): ["secret"],
    ]
    /// The word before `key`: `apiKey`, `AWS_SECRET_ACCESS_KEY`.
    private static let kindsOfKey: [StaticString] = ["api", "access", "private", "secret", "signing", "encryption"]

    /// Whether a secret name ends at an index, ignoring a trailing number.
    static func isOne(endingAt end: Int, in bytes: [UInt8]) -> Bool {
        let line = Line(bytes: bytes)
        var end = end
        while let byte = line.byte(end - 1), isDigit(byte) { end -= 1 }
        if let byte = line.byte(end - 1), "-_".utf8.contains(byte) { end -= 1 }
        guard let last = line.byte(end - 1).map(lowercase) else { return false }
        if words[last]?.contains(where: { line.has($0, at: end - $0.utf8CodeUnitCount) }) == true { return true }
        guard last == UInt8(ascii: "y"), line.has("key", at: end - 3) else { return false }
        end -= 3
        if let byte = line.byte(end - 1), "-_.".utf8.contains(byte) { end -= 1 }
        return kindsOfKey.contains { line.has($0, at: end - $0.utf8CodeUnitCount) }
    }
}
