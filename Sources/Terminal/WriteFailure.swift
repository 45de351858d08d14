import Synchronization

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The first error when writing to a stream.
package final class WriteFailure: Sendable {
    private let number = Atomic<Int32>(0)

    init() {}

    /// The system's message; nil if everything was written.
    package var reason: String? {
        let number = number.load(ordering: .relaxed)
        return number == 0 ? nil : String(cString: strerror(number))
    }

    /// - Parameter error: the system's error number; 0 for none.
    func note(_ error: Int32) {
        _ = number.compareExchange(expected: 0, desired: error, ordering: .relaxed)
    }
}
