/// A line of a Makefile that may run a suite in parallel, and that a rollback leaves as it is.
public struct ReviewLine: Codable, Sendable, Equatable {
    /// Why the line is to be looked at.
    public enum Reason: String, Codable, Sendable {
        /// It names ginkgo, and has a process flag that was not understood.
        case processFlag
        /// It hands a process count to a program that cannot be looked into.
        case processCount
        /// A flag of an included Makefile.
        case included
        /// It includes a Makefile that could not be read.
        case notRead
    }

    /// Why it is listed.
    public var reason: Reason
    /// The included Makefile that the line is in; nil for the Makefile itself.
    public var file: String?
    /// From 1.
    public var line: Int
    /// The line, without the blanks around it; bytes that are not UTF-8 are shown as U+FFFD.
    public var text: String
    /// The program that gets the count; nil for other reasons.
    public var program: String?
}

/// A place that is to be reviewed, in the bytes that were searched.
struct ReviewPlace {
    var reason: ReviewLine.Reason
    var offset: Int
    var program: String?
}
