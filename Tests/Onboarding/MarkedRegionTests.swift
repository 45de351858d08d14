import Foundation
import Testing

@testable import Files

@Suite struct MarkedRegionTests {
    private let region = MarkedRegion(markdown: "envboot ports")

    @Test(
        "only what is between the markers is replaced, and line breaks stay as they are",
        arguments: [
            ("a\n<!-- envboot ports: begin -->\nold\n<!-- envboot ports: end -->\nb", "\n"),
            ("é\r\n  <!-- envboot ports: begin -->\r\n<!-- envboot ports: end --> \r\n\r\n", "\r\n"),
        ])
    func replacing(text: String, lineBreak: String) throws {
        let new = try region.replacing(in: text, with: "x\ny\n")
        let between = "begin -->\(lineBreak)x\(lineBreak)y\(lineBreak)"
        let expected = text.replacing("begin -->\(lineBreak)", with: between).replacing("old\n", with: "")
        #expect(Array(new.utf8) == Array(expected.utf8))
        #expect(try region.replacing(in: new, with: "x\ny\n") == new)
    }

    @Test(
        "without just one pair of markers, begin first, nothing is replaced",
        arguments: [
            "", "<!-- envboot ports: begin -->\n", "<!-- envboot ports: end -->\n<!-- envboot ports: begin -->\n",
            "<!-- envboot ports: begin -->\n<!-- envboot ports: end -->\n<!-- envboot ports: end -->\n",
            "<!-- other: begin -->\n<!-- other: end -->\n",
            "see <!-- envboot ports: begin -->\n<!-- envboot ports: end -->\n",
        ])
    func missing(text: String) {
        #expect(throws: MarkersMissing(region: region)) { try region.replacing(in: text, with: "x\n") }
    }

    @Test("a file keeps its mode, a link stays one, and a dry run writes nothing")
    func file() throws {
        let folder = try Folder()
        defer { folder.remove() }
        try folder.write("<!-- envboot ports: begin -->\n<!-- envboot ports: end -->\n", to: "docs/real.md")
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: folder.path + "/docs/real.md")
        let link = folder.path + "/link.md"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "docs/real.md")
        #expect(try region.update(link, with: "x\n", isDryRun: true))
        #expect(try !folder.read("docs/real.md").contains("x"))
        #expect(try region.update(link, with: "x\n"))
        #expect(try !region.update(link, with: "x\n"))
        #expect(try folder.read("docs/real.md").contains("\nx\n"))
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "docs/real.md")
        let mode = try FileManager.default.attributesOfItem(atPath: folder.path + "/docs/real.md")[.posixPermissions]
        #expect(mode as? Int == 0o600)
    }
}
