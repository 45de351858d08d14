import Foundation

/// An open file or directory, closed when its last reference goes.
package final class Descriptor: Sendable {
    /// The file descriptor.
    package let number: Int32

    private init(_ number: Int32) { self.number = number }
    deinit { close(number) }

    /// Opens a file or directory; child processes do not inherit it.
    ///
    /// - Parameter directory: the base of a relative path; nil for the working directory.
    /// - Returns: nil on failure, with the reason in `errno`.
    static func open(
        _ path: UnsafePointer<CChar>, in directory: Descriptor? = nil, _ flags: Int32, mode: mode_t = 0
    ) -> Descriptor? {
        let number = openat(directory?.number ?? AT_FDCWD, path, flags | O_CLOEXEC, mode)
        return number < 0 ? nil : Descriptor(number)
    }

    /// The file's status.
    var status: stat {
        var status = stat()
        fstat(number, &status)
        return status
    }

    /// Whether a name in a directory still refers to this file.
    func isStill(_ name: String, in directory: Descriptor) -> Bool {
        guard let named = directory.status(of: name) else { return false }
        let status = status
        return named.st_ino == status.st_ino && named.st_dev == status.st_dev
    }

    /// The status of a name in this directory, without following a link.
    func status(of name: String) -> stat? {
        var status = stat()
        return fstatat(number, name, &status, AT_SYMLINK_NOFOLLOW) == 0 ? status : nil
    }

    /// The names in this directory.
    var names: [String] {
        rawNames.map { String(decoding: $0.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self) }
    }

    /// The names in this directory as the system has them, which need not be UTF-8; none if it cannot be read.
    var rawNames: [[CChar]] {
        // A separate descriptor, since duplicates would share the read position.
        let copy = openat(number, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard copy >= 0 else { return [] }
        guard let stream = fdopendir(copy) else {
            close(copy)
            return []
        }
        defer { closedir(stream) }
        var names: [[CChar]] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { name in
                name.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) {
                    Array(UnsafeBufferPointer(start: $0, count: strlen($0) + 1))
                }
            }
            if strcmp(name, ".") != 0 && strcmp(name, "..") != 0 { names.append(name) }
        }
        return names
    }

    /// The content of this file from the beginning.
    ///
    /// - Parameter limit: the maximum number of bytes to read.
    package func content(limit: Int = .max) -> [UInt8] {
        var content: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while content.count < limit {
            let wanted = min(piece.count, limit - content.count)
            let count = piece.withUnsafeMutableBytes { pread(number, $0.baseAddress, wanted, off_t(content.count)) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { break }
            content += piece[..<count]
        }
        return content
    }
}
