import Diagnostics
import Foundation

/// Reads what `ginkgo --json-report` writes: a list of the runs of one suite or more.
package enum ReportReader {
    /// - Throws: `Diagnostic` if the file cannot be read or is not a report; `CancellationError`.
    package static func runs(in path: String) throws -> [SuiteRun] {
        do {
            return try runs(from: ByteSource(path: path), of: path)
        } catch let error as Diagnostic {
            throw error
        } catch let error as CancellationError {
            throw error
        } catch {
            let reason = (error as? CocoaError)?.localizedDescription ?? "\(error)"
            throw Diagnostic.file(path, reason, hint: "envboot runs lists the reports that are kept")
        }
    }

    /// - Parameter name: what errors call the text.
    /// - Throws: `Diagnostic` where the text is not a report.
    package static func runs(in text: [UInt8], of name: String) throws -> [SuiteRun] {
        try runs(from: ByteSource(text), of: name)
    }

    private static func runs(from source: ByteSource, of file: String) throws -> [SuiteRun] {
        var json = JSONReader(source)
        do {
            switch try json.peek() {
            case nil:
                throw Diagnostic.file(
                    file, "is empty",
                    hint: "a run whose process dies leaves no report; run the suite again")
            case UInt8(ascii: "<"): throw noReport(file, "is XML, such as the JUnit report of Ginkgo 1 or 2")
            case UInt8(ascii: "["): break
            case UInt8(ascii: "{"): throw noReport(file, "is JSON, but no report of Ginkgo's")
            default: throw noReport(file, "is no JSON")
            }
            var runs: [SuiteRun] = []
            try json.array { json in
                guard let run = try json.suiteRun() else {
                    throw noReport(file, "is JSON, but no report of Ginkgo 2's")
                }
                runs.append(run)
            }
            guard try json.isAtEnd() else { throw SyntaxError.unexpected("the end", json.position) }
            guard !runs.isEmpty else {
                throw Diagnostic.file(
                    file, "has no suite",
                    hint:
                        "a process of the suite's died, which loses its report, or there was none to run: see what ginkgo printed"
                )
            }
            return runs
        } catch SyntaxError.endsEarly(let position) {
            throw Diagnostic.file(
                file, "ends in the middle of the report, after \(position) bytes",
                hint: "it was cut off while it was written or copied; run the suite again")
        } catch SyntaxError.unexpected(let what, let position) {
            throw noReport(file, "is not a report of Ginkgo's: at byte \(position), \(what) is expected")
        }
    }

    private static func noReport(_ file: String, _ message: String) -> Diagnostic {
        Diagnostic.file(
            file, message,
            hint: "ginkgo --json-report FILE, of Ginkgo 2.0 or later, writes what is read here")
    }
}

extension JSONReader {
    /// A run (types.Report in Ginkgo); nil for an object that is none.
    fileprivate mutating func suiteRun() throws -> SuiteRun? {
        var run = SuiteRun()
        var hasConfiguration = false
        var read: [ReadSpec] = []
        guard let first = try peek() else { throw SyntaxError.endsEarly(position) }
        guard first == UInt8(ascii: "{") else { return nil }
        try object { json, key in
            switch key {
            case "SuiteDescription": run.suite = try json.string()
            case "SuitePath": run.path = try json.string()
            case "SuiteSucceeded": run.isSuccess = try json.bool()
            case "SpecialSuiteFailureReasons": run.problems = try json.strings()
            case "StartTime": run.start = Timestamp.nanoseconds(try json.string()) ?? 0
            case "RunTime": run.seconds = max(Double(try json.integer()) / 1e9, 0)
            case "SuiteConfig":
                hasConfiguration = true
                try json.configuration(of: &run)
            case "PreRunStats":
                try json.object { json, key in
                    if key == "SpecsThatWillRun" { run.planned = try json.integer() } else { try json.skip() }
                }
            case "SuiteHasProgrammaticFocus": if try json.bool() { run.filters.append("focus in the sources") }
            case "SpecReports": try json.array { read.append(try $0.spec()) }
            default: try json.skip()
            }
        }
        guard hasConfiguration else { return nil }
        run.take(read)
        return run
    }

    /// types.SuiteConfig in Ginkgo.
    private mutating func configuration(of run: inout SuiteRun) throws {
        try object { json, key in
            switch key {
            case "RandomizeAllSpecs": run.isAllShuffled = try json.bool()
            case "DryRun":
                run.isDry = try json.bool()
                if run.isDry { run.filters.append("dry run") }
            case "RandomSeed": run.seed = try json.integer()
            case "ParallelTotal": run.procs = try json.process()
            case "FocusStrings": run.filters += try json.strings().map { "focus \($0)" }
            case "SkipStrings": run.filters += try json.strings().map { "skip \($0)" }
            case "FocusFiles": run.filters += try json.strings().map { "focus file \($0)" }
            case "SkipFiles": run.filters += try json.strings().map { "skip file \($0)" }
            case "LabelFilter":
                let filter = try json.string()
                if !filter.isEmpty { run.filters.append("label \(filter)") }
            default: try json.skip()
            }
        }
    }
}

extension SuiteRun {
    /// Takes in the entries, with their times from the run's start on.
    fileprivate mutating func take(_ read: [JSONReader.ReadSpec]) {
        filters.sort()
        for entry in read {
            var spec = entry.spec
            spec.start = max(entry.start.map(seconds(at:)) ?? 0, 0)
            spec.end = max(entry.end.map(seconds(at:)) ?? spec.start, spec.start)
            if spec.kind == "It" {
                specs.append(spec)
            } else {
                spec.identity.texts.insert("[\(spec.kind)]", at: 0)
                nodes.append(spec)
            }
        }
        numberNamesakes()
    }

    private func seconds(at time: Int) -> Double { Double(time &- start) / 1e9 }

    /// By where they stand, since the order of the report is another in each run.
    private mutating func numberNamesakes() {
        let namesakes = Dictionary(grouping: specs.indices, by: { specs[$0].identity.texts }).values
        for indices in namesakes where indices.count > 1 {
            let sorted = indices.sorted { specs[$0].place < specs[$1].place }
            for (offset, index) in sorted.enumerated() { specs[index].identity.number = offset + 1 }
        }
    }
}
