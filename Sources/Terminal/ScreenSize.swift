#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

struct ScreenSize: Sendable, Equatable {
    var columns = 80
    var rows = 24

    /// The size of the terminal behind a descriptor, or 80 by 24 for anything else. A terminal that was never told its
    /// size, as behind a serial line, says 0 and is taken to have that size too.
    static func current(of descriptor: Int32) -> ScreenSize {
        var window = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &window) == 0 else { return ScreenSize() }
        var size = ScreenSize()
        if window.ws_col > 0 { size.columns = Int(window.ws_col) }
        if window.ws_row > 0 { size.rows = Int(window.ws_row) }
        return size
    }
}
