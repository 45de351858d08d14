/// The script for bash, with two faults of ArgumentParser 1.8.2's put right.
enum BashCompletions {
    static var script: String {
        Envboot.completionScript(for: .bash)
            .replacing(
                "__envboot_add_completions() {",
                with: #"""
                    __envboot_add_completions() {
                        [[ "${1}" = -W ]] || offers_files=true
                    """#
            )
            .replacing(
                "complete -o filenames -F _envboot envboot",
                with: #"""
                    _envboot_mended() {
                        local offers_files=false
                        _envboot "${@}"
                        # It leaves this behind, and from then on each file that is sourced undoes what shopt and set did.
                        trap - RETURN
                        # A command or a suite is not a path, even where a folder has its name. bash 3 has no compopt.
                        "${offers_files}" || [[ "${COMPREPLY[*]}" = */* ]] || compopt +o filenames 2> /dev/null
                    }

                    complete -o filenames -F _envboot_mended envboot
                    """#
            )
    }
}
