import Foundation
import FuzzProperties

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
    _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// `ENVBOOT_FUZZING=TARGET envboot-fuzz ARGUMENT...`: libFuzzer with its own arguments, in a folder like that of the
/// profile's tests.
@main struct EnvbootFuzz {
    private static let target = FuzzTarget(rawValue: ProcessInfo.processInfo.environment["ENVBOOT_FUZZING"] ?? "")
    private static let folder = FileManager.default.currentDirectoryPath

    static func main() {
        guard target != nil else {
            print("ENVBOOT_FUZZING is none of \(FuzzTarget.allCases.map(\.rawValue).joined(separator: ", "))")
            exit(2)
        }
        var count = CommandLine.argc
        var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
        exit(runDriver(&count, &arguments, test))
    }

    private static let test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt = { bytes, count in
        let bytes = Array(UnsafeBufferPointer(start: bytes, count: count))
        let violations = EnvbootFuzz.target?.violations(of: bytes, folder: EnvbootFuzz.folder) ?? []
        if violations.isEmpty { return 0 }
        // libFuzzer keeps the bytes of what ends the process.
        FileHandle.standardError.write(Data(violations.map { "violated: \($0)\n" }.joined().utf8))
        abort()
    }
}
