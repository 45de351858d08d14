import Foundation
import Testing

@testable import Files

@Suite struct NewFilesTests {
    private let files = [NewFile(path: "a/b/one", text: "1"), NewFile(path: "c/two", text: "2")]

    @Test("the files are made with their folders")
    func written() throws {
        let folder = try Folder()
        defer { folder.remove() }
        try write(files, in: folder.path)
        #expect(try folder.read("a/b/one") == "1" && folder.read("c/two") == "2")
    }

    @Test("where one is there nothing is written, also where it is a link that leads nowhere")
    func existing() throws {
        let folder = try Folder()
        defer { folder.remove() }
        try folder.write("mine", to: "c/other")
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/c/two", withDestinationPath: "nowhere")
        #expect(throws: FilesExist(paths: ["c/two"])) { try write(files, in: folder.path) }
        #expect(folder.all == ["c/other", "c/two"])
    }

    @Test("nothing is written through a link that leads out of the folder; one within it is followed")
    func links() throws {
        let (folder, other) = (try Folder(), try Folder())
        defer {
            folder.remove()
            other.remove()
        }
        for target in [other.path, "nowhere"] {
            try FileManager.default.createSymbolicLink(atPath: folder.path + "/c", withDestinationPath: target)
            let error = #expect(throws: PathRefused.self) { try write(files, in: folder.path) }
            #expect(error?.path == "c" && error?.reason == "it leads out of \(folder.path)")
            #expect(other.all == [] && !FileManager.default.fileExists(atPath: folder.path + "/a"))
            try FileManager.default.removeItem(atPath: folder.path + "/c")
        }
        try folder.write("mine", to: "real/mine")
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/c", withDestinationPath: "real")
        try write(files, in: folder.path)
        #expect(try folder.read("real/two") == "2")
    }

    @Test("where one cannot be written, those before it are removed, with their folders only")
    func failing() throws {
        let folder = try Folder()
        defer { folder.remove() }
        try folder.write("a file where a folder is to be", to: "c")
        try folder.write("mine", to: "a/mine")
        #expect(throws: (any Error).self) { try write(files, in: folder.path) }
        #expect(folder.all == ["a/mine", "c"])
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/a/b"))
    }
}
