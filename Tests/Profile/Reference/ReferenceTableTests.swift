import Files
import Foundation
import Testing

@testable import Profile

@Testing.Suite("The tables of the profile's reference")
struct ReferenceTableTests {
    @Test("They are what is declared")
    func declared() throws {
        let old = try ReferencePage().text
        let new = try ReferenceTable.all(in: old).reduce(old) { text, table in
            try table.region.replacing(in: text, with: table.text)
        }
        if ProcessInfo.processInfo.environment["ENVBOOT_UPDATE_GOLDEN"] == "1" {
            try writeAtomically(Array(new.utf8), to: ReferencePage.path, mode: 0o644)
        } else {
            #expect(old == new, "ENVBOOT_UPDATE_GOLDEN=1 rewrites them")
        }
    }

    @Test("Every declared key is in one of them")
    func complete() throws {
        let rows = ReferenceTable.all(in: try ReferencePage().text).flatMap(\.rows).map(\.key)
        #expect(rows.count == Set(rows).count)
        #expect(DeclaredField.all.map(\.path).filter { !rows.contains($0) } == [])
    }
}
