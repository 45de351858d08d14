import EnvbootCommands

await Envboot.main()
