import Crypto
import Foundation

/// A single-platform image in an archive.
struct SavedImage {
    /// Its entry in the archive's index.
    var descriptor: OCIDescriptor
    var layers: [Blob]
    /// Its manifest and its configuration.
    var documents: [Blob]

    /// Content-addressed data.
    struct Blob {
        var digest: String
        var content: Content

        enum Content {
            case entry(TarReader.Entry)
            case data(Data)
        }

        init(_ data: Data) {
            digest = "sha256:" + SHA256.hash(data: data).hexadecimal
            content = .data(data)
        }

        init(_ digest: String, _ entry: TarReader.Entry) {
            self.digest = digest
            content = .entry(entry)
        }

        var size: UInt64 {
            switch content {
            case .entry(let entry): entry.size
            case .data(let data): UInt64(data.count)
            }
        }

        /// Its path in the OCI layout: `blobs/sha256/0123...`.
        var path: String { Self.path(of: digest) }
        static func path(of digest: String) -> String { "blobs/" + digest.replacing(":", with: "/") }

        /// - Returns: nil if the file is not a blob of the OCI layout.
        static func digest(at path: String) -> String? {
            let folder = "blobs/sha256/"
            return path.hasPrefix(folder) ? "sha256:" + path.dropFirst(folder.count) : nil
        }
    }
}
