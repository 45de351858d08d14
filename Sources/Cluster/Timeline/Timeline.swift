/// When the steps of a run began and ended, and what each of them waited for.
package struct Timeline: Sendable, Equatable {
    /// A step, or something that had to be over before there was a plan.
    package struct Entry: Sendable, Equatable {
        /// The step's identifier, or `wait`, `pull` or `observe`. It may be there again, in a further round.
        package let step: String
        /// What was done, in words for the user.
        package let title: String
        /// Why the step was planned; nil for what is no step.
        package let reason: String?
        /// When it began, since the run did.
        package let start: Duration
        /// When it ended, since the run began; for what never ended, the end of the run.
        package internal(set) var end: Duration
        /// The step or the milestone that was met last before this began; nil where it began at once.
        package let waitedFor: String?
        /// Why it did not do its work; nil where it did.
        package internal(set) var error: String?
        /// What this could not begin before: what it waited for, else the last that its plan was made after.
        let predecessor: Link?

        /// How long it took.
        package var duration: Duration { end - start }
    }

    /// The entry that something began after, and the moment at which it could.
    struct Link: Sendable, Equatable {
        var entry: Int
        var time: Duration
    }

    /// An entry on the critical path.
    package struct Part: Sendable, Equatable {
        /// Its index in ``Timeline/entries``.
        package let entry: Int
        /// How long what follows on the path had to wait for it: until it ended, or came to a milestone.
        package let duration: Duration
    }

    /// In the order in which they began.
    package let entries: [Entry]

    /// What decided when the run was over: the entry that ended last, before it the one that it waited for last, and so
    /// on back to the first. A shorter part makes a shorter run, until another path is the longest.
    package var criticalPath: [Part] {
        guard var index = entries.indices.max(by: { entries[$0].end < entries[$1].end }) else { return [] }
        var path = [Part(entry: index, duration: entries[index].duration)]
        while let link = entries[index].predecessor {
            path.append(Part(entry: link.entry, duration: link.time - entries[link.entry].start))
            index = link.entry
        }
        return path.reversed()
    }
}
