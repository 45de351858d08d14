extension JSONReader {
    /// A spec's times, as they stand in a report: in nanoseconds since 1970.
    struct ReadSpec {
        var spec = Spec()
        var start: Int?
        var end: Int?
    }

    /// An entry of `SpecReports` (types.SpecReport in Ginkgo).
    mutating func spec() throws -> ReadSpec {
        var read = ReadSpec()
        var texts: [String] = []
        var leafText = ""
        try object { json, key in
            switch key {
            case "ContainerHierarchyTexts": texts = try json.strings()
            case "ContainerHierarchyLocations":
                try json.array { read.spec.containerPlaces.append(try $0.place()) }
            case "LeafNodeType": read.spec.kind = try json.string()
            case "LeafNodeLocation": read.spec.place = try json.place()
            case "LeafNodeText": leafText = try json.string()
            case "State": read.spec.state = Spec.State(rawValue: try json.string()) ?? .unknown
            case "ContainerHierarchyLabels":
                try json.array { if try $0.strings().contains(serialLabel) { read.spec.isSerial = true } }
            case "LeafNodeLabels": if try json.strings().contains(serialLabel) { read.spec.isSerial = true }
            case "StartTime": read.start = Timestamp.nanoseconds(try json.string())
            case "EndTime": read.end = Timestamp.nanoseconds(try json.string())
            case "ParallelProcess": read.spec.process = try json.process()
            case "NumAttempts": read.spec.attempts = try json.integer()
            case "MaxFlakeAttempts": read.spec.maxAttempts = try json.integer()
            case "Failure": read.spec.failure = try json.failure()
            case "CapturedStdOutErr", "CapturedGinkgoWriterOutput":
                if try json.string().contains(raceMark) { read.spec.hasRace = true }
            default: try json.skip()
            }
        }
        read.spec.identity.texts = leafText.isEmpty ? texts : texts + [leafText]
        return read
    }

    private mutating func failure() throws -> Spec.Failure? {
        var failure = Spec.Failure()
        var panic = ""
        try object { json, key in
            switch key {
            case "Message": failure.message = try json.string()
            case "Location": failure.place = try json.place()
            case "ForwardedPanic": panic = try json.string()
            default: try json.skip()
            }
        }
        if !panic.isEmpty { failure.message += failure.message.isEmpty ? panic : ": " + panic }
        // Ginkgo colours what it says of a set-up that another process ran.
        failure.message.replace(/\u{1b}\[[0-9;]*m/, with: "")
        return failure == Spec.Failure() ? nil : failure
    }

    /// types.CodeLocation in Ginkgo, without its stack trace.
    private mutating func place() throws -> Spec.Place {
        var place = Spec.Place()
        try object { json, key in
            switch key {
            case "FileName": place.file = try json.string()
            case "LineNumber": place.line = max(try json.integer(), 0)
            default: try json.skip()
            }
        }
        return place
    }
}

/// The label that Ginkgo gives specs with the decorator.
private let serialLabel = "Serial"
/// What Go's race detector begins a report with.
private let raceMark = "WARNING: DATA RACE"
