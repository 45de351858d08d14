import Crypto
import Foundation
import Testing

@testable import Cluster
@testable import ContainerTools
@testable import Diagnosis

@Suite("Images as docker saves them")
struct SavedImagesTests {
    let sandbox: Sandbox

    init() throws { sandbox = try Sandbox() }

    private static let layers = ["base": Data("the base\n".utf8), "top": Data(repeating: 7, count: 1300)]
    private static let config = Data(
        #"{"rootfs": {"diff_ids": ["\#(digest(layers["base"]))", "\#(digest(layers["top"]))"]}}"#.utf8)

    static func digest(of layer: String) throws -> String {
        let content: Data = try #require(layers[layer])
        return digest(content)
    }

    private static func digest(_ data: Data?) -> String {
        "sha256:" + SHA256.hash(data: data ?? Data()).map { String(format: "%02x", $0) }.joined()
    }

    private static func blob(_ data: Data?) -> String { digest(data).replacing("sha256:", with: "blobs/sha256/") }

    /// An archive as docker wrote it before version 25.
    private func oldArchive() throws -> String {
        let manifest = #"[{"Config": "c.json", "RepoTags": ["shop:1"], "Layers": ["a/layer.tar", "b/layer.tar"]}]"#
        return try archive([
            ("a/layer.tar", Self.layers["base"]), ("b/layer.tar", Self.layers["top"]), ("c.json", Self.config),
            ("manifest.json", Data(manifest.utf8)),
        ])
    }

    func oldArchiveContent() throws -> Data { try Data(contentsOf: URL(fileURLWithPath: oldArchive())) }

    private func archive(_ files: [(String, Data?)]) throws -> String {
        let path = sandbox.path + "/saved.tar"
        try TarWriter.write(files.map { ($0, $1 ?? Data()) }, to: path)
        return path
    }

    private func saved(_ path: String) async throws -> SavedImages {
        try await SavedImages(path: path) {
            Issue.record("nothing has several platforms")
            return Platform(system: "linux", architecture: "amd64", variant: nil)
        }
    }

    private func written(without present: Set<String>, of path: String) async throws -> [String: Data] {
        let images = try await saved(path)
        #expect(images.isLoadable)
        try images.write(to: sandbox.path + "/written.tar", without: present)
        return try TarReader(path: sandbox.path + "/written.tar").contents()
    }

    @Test("are written in the OCI layout, without the layers that are there")
    func convert() async throws {
        let base = Self.digest(Self.layers["base"])
        let files = try await written(without: [base], of: oldArchive())
        #expect(files[Self.blob(Self.layers["top"])] == Self.layers["top"])
        #expect(files[Self.blob(Self.layers["base"])] == nil)
        #expect(files[Self.blob(Self.config)] == Self.config, "its digest is the image's ID")
        #expect(files["oci-layout"] == Data(#"{"imageLayoutVersion":"1.0.0"}"#.utf8))

        let index = try JSONDecoder().decode(JSONValue.self, from: try #require(files["index.json"]))
        let descriptor = try #require(index["manifests"]?.array?.first)
        #expect(descriptor["annotations", "io.containerd.image.name"]?.string == "docker.io/library/shop:1")
        let name = try #require(descriptor["digest"]?.string).replacing("sha256:", with: "blobs/sha256/")
        let bytes = try #require(files[name])
        #expect(Self.blob(bytes) == name)
        #expect(descriptor["size"]?.int == bytes.count)
        let manifest = try JSONDecoder().decode(JSONValue.self, from: bytes)
        #expect(manifest["config", "digest"]?.string == Self.digest(Self.config))
        #expect(manifest["layers"]?.array?.map { $0["digest"]?.string } == [base, Self.digest(Self.layers["top"])])
        #expect(manifest["layers"]?.array?.map { $0["size"]?.int } == [9, 1300])
    }

    @Test("say how much of them a node lacks")
    func sizes() async throws {
        let images = try await saved(oldArchive())
        #expect(images.sizes(without: []) == (1309, 1309))
        #expect(images.sizes(without: [Self.digest(Self.layers["top"])]) == (1309, 9))
    }

    @Test(
        "are refused where they are something else", arguments: ["", "no archive", String(repeating: "x", count: 2000)])
    func other(text: String) async throws {
        let path = try sandbox.write(text, to: "other.tar")
        await #expect(throws: TarError.self) { try await saved(path) }
    }
}

extension TarWriter {
    static func write(_ files: [(String, Data)], to path: String) throws {
        let writer = try TarWriter(path: path)
        for (name, content) in files { try writer.add(name, content) }
        try writer.close()
    }
}

extension TarReader {
    /// The contents of all files, by name.
    func contents() throws -> [String: Data] {
        try Dictionary(entries.map { ($0.name, try content(of: $0)) }) { $1 }
    }
}
