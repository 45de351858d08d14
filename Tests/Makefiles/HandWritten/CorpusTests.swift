@testable import HandWrittenMakefiles
import Foundation
import Makefiles
import Testing

@Suite struct CorpusTests {
    @Test("there are files in the corpus") func corpus() {
        #expect(CorpusFile.all.count >= 12)
    }

    @Test("a Makefile becomes the serial one beside it", arguments: CorpusFile.all)
    func golden(_ file: CorpusFile) throws {
        let serial = HandWrittenMakefile(try file.bytes()).serial
        if ProcessInfo.processInfo.environment["ENVBOOT_UPDATE_GOLDEN"] == "1" {
            try Data(serial).write(to: file.golden)
        }
        let expected = [UInt8](try Data(contentsOf: file.golden))
        #expect(serial == expected, "\(String(decoding: serial, as: UTF8.self))")
    }

    @Test(
        "undo after serial is the identity, serial twice is serial once, only flags differ", arguments: CorpusFile.all)
    func properties(_ file: CorpusFile) throws {
        try expectProperties(of: file.bytes())
    }

    @Test("the same holds for damaged files", arguments: CorpusFile.all.indices)
    func damaged(_ index: Int) throws {
        var damage = Damage(seed: UInt64(index))
        let other = try CorpusFile.all[(index + 7) % CorpusFile.all.count].bytes()
        for _ in 0..<60 {
            var bytes = try CorpusFile.all[index].bytes()
            for _ in 0..<Int.random(in: 1...6, using: &damage.numbers) { damage.strike(&bytes, other: other) }
            try expectProperties(of: bytes)
        }
    }

    @Test("the same holds for arbitrary bytes") func arbitrary() throws {
        var damage = Damage(seed: 99)
        for _ in 0..<200 {
            let count = Int.random(in: 0...300, using: &damage.numbers)
            try expectProperties(of: (0..<count).map { _ in UInt8.random(in: 0...255, using: &damage.numbers) })
            try expectProperties(of: Array((0..<count / 4).map { _ in damage.token() }.joined()))
        }
    }

    private func expectProperties(of original: [UInt8]) throws {
        let makefile = HandWrittenMakefile(original)
        let serial = makefile.serial
        let text = String(decoding: original, as: UTF8.self)
        #expect(HandWrittenMakefile(serial).processFlags == [], "\(text)")
        let undone = HandWrittenRollback(original: original, flags: makefile.processFlags).undo(serial)
        #expect(undone.restored == original && undone.notUndone.isEmpty, "\(text)")
        expectOnlyFlagsDiffer(makefile, serial)
    }

    private func expectOnlyFlagsDiffer(_ makefile: HandWrittenMakefile, _ serial: [UInt8]) {
        var rest = serial[...]
        var end = 0
        for flag in makefile.processFlags {
            let kept = makefile.bytes[end..<flag.offset]
            #expect(rest.starts(with: kept))
            rest = rest.dropFirst(kept.count)
            #expect(rest.starts(with: flag.new.utf8))
            rest = rest.dropFirst(flag.new.utf8.count)
            end = flag.offset + flag.length
        }
        #expect(rest.elementsEqual(makefile.bytes[end...]))
    }
}
