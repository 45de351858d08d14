#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Restores the terminal after a live display, for a program that exits in the middle of one. Does not block on
/// a terminal that accepts no output.
package func restoreTerminal() {
    for descriptor in [STDOUT_FILENO, STDERR_FILENO] where isatty(descriptor) == 1 {
        var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        guard poll(&request, 1, 0) == 1 else { continue }
        _ = writeAll(wrapOn + showCursor, to: descriptor)
    }
}
