# shellcheck shell=bash
# Sourced by the testbed's scripts.
export LC_ALL=C # the order of files decides the stamp of the images
cache=${TESTBED_CACHE:-/var/cache/testbed}

say() { echo "testbed: $*" >&2; }
fail() {
  say "$*"
  exit 1
}
found() { command -v "$1" > /dev/null; }

# The packages, and the source that Kubernetes is built from, are those of one Debian release.
require_debian() {
  local ID=unknown VERSION_CODENAME='' PRETTY_NAME
  PRETTY_NAME=$(uname -s)
  [ ! -r /etc/os-release ] || . /etc/os-release
  [ "$ID $VERSION_CODENAME" = "debian bookworm" ] || fail "needs Debian 12 (bookworm), and this machine runs $PRETTY_NAME"
  [ "$(id -u)" = 0 ] || fail "needs root, to install packages and to start Docker: run it as root or with sudo"
}
