import EnvbootCommands

@main
enum Program {
    static func main() async { await Envboot.start() }
}
