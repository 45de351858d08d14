/// A line of a Makefile that may still run a suite in parallel after a rollback.
package struct ReviewLine: Codable, Sendable, Equatable {
    /// Why the line needs a review.
    package enum Reason: String, Codable, Sendable {
        /// It names ginkgo and has a process flag that was not understood.
        case processFlag
        /// It passes a process count to a program that cannot be analyzed.
        case processCount
        /// A flag in an included Makefile.
        case included
        /// It includes a Makefile that could not be read.
        case notRead
    }

    /// Why it is listed.
    package var reason: Reason
    /// The included Makefile that contains the line; nil for the Makefile itself.
    package var file: String?
    /// From 1.
    package var line: Int
    /// The trimmed line; invalid UTF-8 is shown as U+FFFD.
    package var text: String
    /// The program that gets the count; nil for other reasons.
    package var program: String?
}

/// A place to review, in the searched bytes.
struct ReviewPlace {
    var reason: ReviewLine.Reason
    var offset: Int
    var program: String?
}
