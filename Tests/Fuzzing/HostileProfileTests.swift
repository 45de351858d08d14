import Foundation
import Hostile
import Makefiles
import Profile
import Testing
import YAML

/// Each hostile text in each scalar of a profile that has every key: names, values, items, numbers.
@Testing.Suite("Hostile values in every place of a profile")
struct HostileProfileTests {
    @Test(
        "A hostile value is refused with its place, or arrives unchanged where it goes and changes nothing else",
        arguments: HostileValues.all.keys.sorted())
    func everywhere(name: String) async throws {
        let value = try #require(HostileValues.all[name])
        let playground = try Playground()
        defer { playground.remove() }
        let plain = try playground.load(emit([playground.document]))
        let documents = try playground.documents(of: plain)
        let makefile = try playground.makefile(of: plain)
        let targets = try await GeneratedTargets(makefile, in: playground).names
        var accepted = 0
        for place in ScalarPlace.all(in: playground.document) {
            // Each takes a while, in which other tests wait for programs.
            await Task.yield()
            guard let profile = try load(value, at: place, in: playground) else { continue }
            accepted += 1
            let difference = Difference(from: documents, to: try playground.documents(of: profile))
            #expect(difference.structural.isEmpty, "\(place)")
            for scalar in difference.scalars where !isDigest(scalar) {
                #expect(contains(scalar, value), "\(place): \(scalar.prefix(200))")
            }
            #expect(texts(in: profile).contains { contains($0, value) }, "\(place)")
            let changed = try playground.makefile(of: profile)
            guard changed != makefile else { continue }
            let generated = try GeneratedTargets(changed, in: playground)
            #expect(try await generated.names == targets, "\(place)")
            for suite in profile.suites {
                let called = try await generated.call(of: suite)
                #expect(called.folder == suite.path, "\(place)")
                if suite.cluster { #expect(called.kubeconfig == profile.cluster.kubeconfig, "\(place)") }
            }
            let traces = FileManager.default.enumerator(atPath: playground.folder)?.compactMap { $0 as? String } ?? []
            #expect(!traces.contains { $0.hasSuffix(HostileValues.trace) }, "\(place)")
        }
        // Variables' values at least may be anything but control characters.
        #expect(accepted > 0 || value.contains { $0 != "\n" && $0 != "\t" && isControl($0) }, "nowhere accepted")
    }

    /// The profile with the value there; nil where it is refused, as it should be.
    private func load(_ value: String, at place: ScalarPlace, in playground: Playground) throws -> Profile? {
        for text in [value, "/" + value] {
            let yaml = emit([place.setting(text, in: playground.document)])
            do {
                return try playground.load(yaml)
            } catch {
                if try playground.supply(error.diagnostics), let profile = try? playground.load(yaml) { return profile }
                let node = try parse(Array(yaml.utf8), file: "p.yaml", duplicateKeys: .kept)[0]
                let errors = error.diagnostics.filter { $0.severity == .error }
                #expect(!Set(errors.map(\.line)).isDisjoint(with: place.lines(in: node)), "\(place): \(errors)")
                for found in errors { #expect((found.message + (found.hint ?? "")).utf8.count < 5000, "\(place)") }
                // Places such as a readiness path ask for that.
                guard errors.contains(where: { $0.hint == "begin with '/'" }) else { return nil }
            }
        }
        return nil
    }

    private func isControl(_ character: Character) -> Bool {
        character.unicodeScalars.contains { $0.properties.generalCategory == .control }
    }

    /// Compared by scalars: to Swift's characters, an accent behind a slash belongs to it.
    private func contains(_ text: String, _ value: String) -> Bool {
        Array(text.unicodeScalars).contains(Array(value.unicodeScalars))
    }

    /// Of a manifest, or of an image whose recipe the value changed.
    private func isDigest(_ scalar: String) -> Bool {
        scalar.wholeMatch(of: /(envboot\.local\/.*:)?[0-9a-f]{16}/) != nil
    }

    /// All texts that a value of Swift's holds.
    private func texts(in value: Any) -> [String] {
        if let text = value as? String { return [text] }
        return Mirror(reflecting: value).children.flatMap { texts(in: $0.value) }
    }
}
