import Foundation

#if canImport(FoundationXML)
import FoundationXML
#endif
@testable import envboot_bench

/// The bars of a picture, read as XML.
struct Bars {
    let count: Int

    /// - Throws: the parser's error where the text is not well-formed.
    init(in svg: String) throws {
        let parser = XMLParser(data: Data(svg.utf8))
        let counter = Counter()
        parser.delegate = counter
        guard parser.parse() else { throw parser.parserError ?? CocoaError(.propertyListReadCorrupt) }
        count = counter.count
    }

    private final class Counter: NSObject, XMLParserDelegate {
        var count = 0

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String]
        ) {
            if name == "rect", attributes["class"].map({ Contestant(rawValue: $0) != nil }) == true { count += 1 }
        }
    }
}
