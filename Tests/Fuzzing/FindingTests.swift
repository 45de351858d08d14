import Foundation
import FuzzProperties
import Testing

/// What the fuzzers found, and what they might have.
@Suite struct FindingTests {
    @Test("placeholder") func placeholder() {}
}
