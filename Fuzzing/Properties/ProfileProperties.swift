import Diagnostics
import Cluster
import ContainerTools
import Diagnosis
import Foundation
import Makefiles
import Profile
import Templates

/// A profile is refused with places within its text, or all that is made of it can be made.
struct ProfileProperties {
    let bytes: [UInt8]
    let folder: String

    var violations: [String] {
        do {
            let profile = try Profile.load(
                text: bytes, file: "p.yaml", directory: folder, environment: ["HOME": "/home/user"])
            return violations(of: profile.warnings) + violations(of: profile)
        } catch {
            let hasError = error.diagnostics.contains { $0.severity == .error }
            return violations(of: error.diagnostics) + (hasError ? [] : ["it is refused without an error"])
        }
    }

    private func violations(of diagnostics: [Diagnostic]) -> [String] {
        if diagnostics.isEmpty { return [] }
        let lines = String(decoding: bytes, as: UTF8.self)
            .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        return diagnostics.compactMap { found in
            let texts = found.message + (found.hint ?? "")
            if !(1...lines.count + 1).contains(found.line) { return "line \(found.line) is not in the text" }
            let line = found.location?.sourceLine ?? ""
            let isShown = !line.isEmpty
            if isShown, !(1...line.unicodeScalars.count + 1).contains(found.column) {
                return "column \(found.column) is not in line \(found.line)"
            }
            if texts.contains(where: \.isNewline) { return "a message has several lines" }
            if texts.utf8.count > 4000 { return "a message has \(texts.utf8.count) bytes" }
            return nil
        }
    }

    private func violations(of profile: Profile) -> [String] {
        guard profile.paths.allSatisfy({ $0.hasPrefix(folder + "/") || $0 == folder }) else { return [] }
        var violations: [String] = []
        do {
            _ = try Desired(profile)
        } catch let error as Diagnostic where error.file.hasPrefix("templates/") {
            violations.append("what a built-in template became cannot be read: \(error)")
        } catch is Diagnostic {
        } catch {
            violations.append("an error without a file: \(error)")
        }
        guard let generator = try? Generator([profile], directory: folder, home: "/home/user") else {
            return violations
        }
        let makefile = generator.makefile()
        if GeneratedMakefile(makefile.text) != makefile { violations.append("the Makefile is not read as written") }
        let serial = makefile.serial(makefile.suiteTargets, since: "2026-01-01", reason: "")
        if makefile.suiteTargets.count != profile.suites.count { violations.append("a suite has no target") }
        if serial.parallel(nil).text != makefile.text { violations.append("a rollback is not undone") }
        return violations
    }
}

extension Profile {
    /// Everything that is read to make the environment of the profile. A fuzzer does not read the machine's disk.
    fileprivate var paths: [String] {
        let contexts = images.compactMap { if case .build(let build) = $0.source { build.context } else { nil } }
        let definitions = services.flatMap { service in
            switch service.definition {
            case .template: [String]()
            case .templateFile(let path): [path]
            case .manifests(let paths): paths
            case .chart(let chart): chart.values
            }
        }
        let files = (services.flatMap(\.files) + jobs.flatMap(\.files)).map(\.source)
        return contexts + definitions + files + manifests
    }
}
