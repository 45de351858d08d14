# shellcheck shell=sh
# Sourced by the scripts beside it, which run in the repository's root.
export LC_ALL=C
PATH=$PATH:/usr/sbin:/sbin # where Debian has dockerd, though not in every user's PATH

say() { echo "${0##*/}: $*" >&2; }
fail() {
    say "$*"
    exit 1
}
found() { command -v "$1" > /dev/null 2>&1; }
on_macos() { [ "$(uname -s)" = Darwin ]; }
# The Linux distribution and its release, such as "debian bookworm"; nothing on macOS.
distribution() { [ ! -r /etc/os-release ] || (. /etc/os-release && echo "$ID ${VERSION_CODENAME-}"); }
require_root() { [ "$(id -u)" = 0 ] || found sudo || fail "root is needed, and there is no sudo: run this as root"; }
as_root() {
    require_root
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}
