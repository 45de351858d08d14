import Crypto
import Foundation
import Templates
import Testing

@Suite struct ReportPolicyTests {
    @Test("the report page's policy allows its one script and its one style by their hashes, and no others")
    func hashes() throws {
        let page = try #require(Embedded.templates["report.html"])
        #expect(!page.contains("'unsafe-"))
        for (element, directive) in [("script", "script-src"), ("style", "style-src")] {
            let contents = page.components(separatedBy: "<\(element)>").dropFirst()
                .compactMap { $0.components(separatedBy: "</\(element)>").first }
            try #require(contents.count == 1)
            let hash = Data(SHA256.hash(data: Data(contents[0].utf8))).base64EncodedString()
            let source = "\(directive) 'sha256-\(hash)'"
            #expect(page.contains(source), "the \(element) was changed: its policy has to be \(source)")
        }
    }
}
