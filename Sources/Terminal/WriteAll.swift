#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Writes all of the text to a descriptor, also one that does not block.
///
/// - Returns: the system's error number if the descriptor accepts no more output, such as a pipe without a reader, and
///   the rest of the text is lost; else 0.
func writeAll(_ text: String, to descriptor: Int32) -> Int32 {
    var text = text
    return text.withUTF8 { bytes in
        withoutPipeSignal {
            var rest = UnsafeRawBufferPointer(bytes)
            while !rest.isEmpty {
                let written = write(descriptor, rest.baseAddress, rest.count)
                if written >= 0 {
                    rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(written))
                } else if errno == EAGAIN {
                    waitUntilWritable(descriptor)
                } else if errno != EINTR {
                    return errno
                }
            }
            return 0
        }
    }
}

private func waitUntilWritable(_ descriptor: Int32) {
    var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    poll(&request, 1, -1)
}

/// A write to a pipe without a reader raises SIGPIPE in the thread that writes, which would end the program with its
/// work half done. Ignoring the signal would be inherited by the programs that are started; so it is held back in this
/// thread alone, and taken away where the body raised it.
private func withoutPipeSignal(_ body: () -> Int32) -> Int32 {
    var pipeSignal = sigset_t()
    sigemptyset(&pipeSignal)
    sigaddset(&pipeSignal, SIGPIPE)
    var previous = sigset_t()
    pthread_sigmask(SIG_BLOCK, &pipeSignal, &previous)
    defer { pthread_sigmask(SIG_SETMASK, &previous, nil) }

    let wasPending = isPipeSignalPending()
    let result = body()
    if !wasPending, isPipeSignalPending() {
        var signal: Int32 = 0
        sigwait(&pipeSignal, &signal)
    }
    return result
}

private func isPipeSignalPending() -> Bool {
    var pending = sigset_t()
    sigemptyset(&pending)
    sigpending(&pending)
    return sigismember(&pending, SIGPIPE) == 1
}
