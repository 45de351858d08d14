/// The major version of Ginkgo, which determines the flag for one process.
package enum GinkgoVersion: Sendable, Hashable {
    case one, two

    /// The serial replacement of `-p`. Ginkgo 1 has no `procs`; Ginkgo 2 also accepts `nodes`.
    var serialFlag: String { self == .one ? "-nodes=1" : "--procs=1" }

    /// The version in a package path: `github.com/onsi/ginkgo/ginkgo`, `github.com/onsi/ginkgo/v2/ginkgo@v2.1`.
    init?(package path: String) {
        let parts = path.split(separator: "@", maxSplits: 1)
        guard let package = parts.first else { return nil }
        if package.contains("/ginkgo/v2") || (parts.count > 1 && parts[1].hasPrefix("v2")) {
            self = .two
        } else if package.hasSuffix("onsi/ginkgo/ginkgo") {
            self = .one
        } else {
            return nil
        }
    }

    /// The version that a Makefile's text indicates; nil if none.
    ///
    /// Ginkgo 2 still accepts the camel-case flags of Ginkgo 1, and `nodes`.
    init?(text: [UInt8]) {
        var isOne = false
        for index in text.indices {
            let rest = text[index...]
            if text[index] == Ascii.dash {
                let flag = String(decoding: rest.dropFirst().prefix(24).prefix(while: Ascii.isName), as: UTF8.self)
                if flag == "procs" {
                    self = .two
                    return
                }
                isOne = isOne || Self.flagsOfOne.contains(flag)
            } else if text[index] == Ascii.slash || text[index] == Ascii.at {
                guard text[..<index].suffix(6).elementsEqual("ginkgo".utf8) else { continue }
                if rest.dropFirst().starts(with: "v2".utf8) {
                    self = .two
                    return
                }
                isOne = isOne || ["/ginkgo", "@v1"].contains { rest.starts(with: $0.utf8) }
            }
        }
        guard isOne else { return nil }
        self = .one
    }

    /// The version that a `go.mod` requires.
    package init?(goMod text: String) {
        if text.contains("github.com/onsi/ginkgo/v2 ") {
            self = .two
        } else if text.contains("github.com/onsi/ginkgo v1") {
            self = .one
        } else {
            return nil
        }
    }

    private static let flagsOfOne: Set = [
        "failFast", "failOnPending", "flakeAttempts", "keepGoing", "noColor", "noisyPendings", "noisySkippings",
        "randomizeAllSpecs", "randomizeSuites", "regexScansFilePath", "reportPassed", "skipMeasurements", "skipPackage",
        "slowSpecThreshold", "untilItFails",
    ]
}
