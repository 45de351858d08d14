import Crypto
import Foundation
import Testing

@testable import Cluster

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
        let writer = try TarWriter(path: path)
        for (name, content) in files { try writer.add(name, content ?? Data()) }
        try writer.close()
        return path
    }

    private func written(without present: Set<String>, of path: String) throws -> [String: Data] {
        let images = try SavedImages(path: path)
        try images.write(to: sandbox.path + "/written.tar", without: present)
        let reader = try TarReader(path: sandbox.path + "/written.tar")
        return try Dictionary(reader.entries.map { ($0.name, try reader.content(of: $0)) }) { $1 }
    }

    @Test("are written in the OCI layout, without the layers that are there")
    func convert() async throws {
        let base = Self.digest(Self.layers["base"])
        let files = try written(without: [base], of: oldArchive())
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
    func sizes() throws {
        let images = try SavedImages(path: oldArchive())
        #expect(try images.sizes(without: []) == (1309, 1309))
        #expect(try images.sizes(without: [Self.digest(Self.layers["top"])]) == (1309, 9))
    }

    @Test("stay as they are but for what is there, where docker wrote the OCI layout itself")
    func filter() throws {
        let (base, top) = (Self.blob(Self.layers["base"]), Self.blob(Self.layers["top"]))
        let manifest = #"[{"Config": "\#(Self.blob(Self.config))", "RepoTags": [], "Layers": ["\#(base)", "\#(top)"]}]"#
        let path = try archive([
            (base, Self.layers["base"]), (top, Self.layers["top"]), (Self.blob(Self.config), Self.config),
            ("index.json", Data("{}".utf8)), ("manifest.json", Data(manifest.utf8)), ("oci-layout", Data("{}".utf8)),
        ])
        let files = try written(without: [Self.digest(Self.layers["base"])], of: path)
        #expect(Set(files.keys) == [top, Self.blob(Self.config), "index.json", "manifest.json", "oci-layout"])
        #expect(files[top] == Self.layers["top"])
    }

    @Test(
        "are refused where they are something else", arguments: ["", "no archive", String(repeating: "x", count: 2000)])
    func other(text: String) throws {
        let path = try sandbox.write(text, to: "other.tar")
        #expect(throws: (any Error).self) { try SavedImages(path: path) }
    }
}
