/// A spec of a run, or what runs before and after all specs.
package struct Spec: Sendable, Equatable {
    /// Who a spec is in every run of its suite: the texts of its containers and its own. Where several have the same,
    /// they are told apart by a number.
    package struct Identity: Sendable, Hashable, Comparable {
        /// The texts of the containers from the outermost to the innermost, and the spec's own.
        package var texts: [String]
        /// 1, and more for those that come after it with the same texts.
        package var number = 1

        /// By the texts.
        package static func < (one: Identity, other: Identity) -> Bool {
            one.texts == other.texts
                ? one.number < other.number : one.texts.lexicographicallyPrecedes(other.texts)
        }

        /// As Ginkgo prints it.
        package var text: String { texts.joined(separator: " ") + (number > 1 ? " (\(number))" : "") }
    }

    /// How a spec ended; the names are Ginkgo's.
    package enum State: String, Sendable, Codable, CaseIterable {
        case passed, failed, panicked, skipped, pending, interrupted, aborted, timedout
        /// What a later Ginkgo may write.
        case unknown

        /// Whether Ginkgo takes it for a failure (types.SpecStateFailureStates).
        package var isFailure: Bool {
            switch self {
            case .failed, .panicked, .interrupted, .aborted, .timedout: true
            case .passed, .skipped, .pending, .unknown: false
            }
        }
    }

    /// A line of the sources.
    package struct Place: Sendable, Hashable, Comparable {
        /// The file, as the report has it.
        package var file = ""
        /// From 1.
        package var line = 0

        /// `file:line`
        package var text: String { file.isEmpty ? "" : "\(file):\(line)" }

        /// By file, then line.
        package static func < (one: Place, other: Place) -> Bool {
            one.file == other.file ? one.line < other.line : one.file < other.file
        }
    }

    /// Why it failed, or why it skipped itself.
    package struct Failure: Sendable, Equatable {
        /// What the assertion says; of a panic, what was panicked with.
        package var message = ""
        /// Where.
        package var place = Place()
    }

    /// Who it is.
    package var identity = Identity(texts: [])
    /// Ginkgo's name of the node: `It`, `BeforeSuite`, ...
    package var kind = "It"
    /// Where it stands.
    package var place = Place()
    /// Where its containers stand, from the outermost to the innermost.
    package var containerPlaces: [Place] = []
    /// How it ended.
    package var state = State.unknown
    /// When it began, in seconds since the run's start.
    package var start = 0.0
    /// When it ended, in seconds since the run's start.
    package var end = 0.0
    /// The process that ran it, from 1.
    package var process = 1
    /// How often it was tried.
    package var attempts = 0
    /// How often it may be tried until it passes; 0 where once.
    package var maxAttempts = 0
    /// Whether it runs alone, after all others. nil where that is not known: Ginkgo labels such specs from 2.22 on.
    package var isSerial: Bool?
    /// How many containers there are down to the outermost Ordered one; 0 where none is known.
    package var orderedDepth = 0
    /// Why it failed.
    package var failure: Failure?
    /// Whether what it printed has a report of Go's race detector.
    package var hasRace = false

    /// A spec without anything in it.
    package init() {}

    /// Where it failed, if the report tells; else where it stands.
    package var placeOfFailure: Place {
        guard let failed = failure?.place, !failed.file.isEmpty else { return place }
        return failed
    }
    /// How long it took.
    package var seconds: Double { max(end - start, 0) }
    /// Whether it was begun: not pending, nor skipped by a filter, an interruption or an earlier failure. One that
    /// skips itself was.
    package var isRun: Bool { state != .pending && (state != .skipped || attempts > 0) }
    /// Whether it started and skipped itself, usually because something is missing.
    package var skippedItself: Bool { isRun && state == .skipped }
    /// Whether it was reached: started, or skipped because of its Ordered container.
    package var isReached: Bool { isRun || state == .skipped && failure != nil }
    /// Whether it was interrupted with the run: by a signal, another spec's failure (`--fail-fast`) or the suite's
    /// timeout. It might have passed.
    package var isInterrupted: Bool {
        state == .interrupted || state == .timedout && failure?.message.hasPrefix("A suite timeout occurred") == true
    }
    /// Whether it failed by itself. Includes a spec that aborts the suite.
    package var isFailure: Bool { state.isFailure && !isInterrupted }
    /// Whether it passed only when it was tried again.
    package var isFlaked: Bool { state == .passed && attempts > 1 && maxAttempts > 1 }
}
