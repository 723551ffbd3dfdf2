#!/usr/bin/env bash
# run.sh TRACE WORK [--write]      our text rules against Vale (compare.py). Vale is written in Go and is in no package
# of Debian 12, whose own Go is too old to build it: where a Go of 1.25 or later is at hand, it is installed once into
# .tools/vale, pinned by version (the Go checksum database vouches for the sources); elsewhere the test is skipped (77).
set -euo pipefail
export LC_ALL=C.UTF-8
here=$(cd "$(dirname "$0")" && pwd)
tools=$here/../../.tools/vale
version=v3.21.0

new_enough() {
    command -v go >/dev/null || return 1
    local major minor
    IFS=. read -r major minor _ <<<"$(go env GOVERSION | sed 's/^go//')"
    [ "$major" -gt 1 ] || [ "${minor%%[^0-9]*}" -ge 25 ]
}

if [ "$(cat "$tools/version" 2>/dev/null)" != $version ]; then
    if ! new_enough; then
        echo "skipped: no Vale, and no Go of 1.25 or later to build it with"
        exit 77
    fi
    mkdir -p "$tools"
    GOBIN=$(cd "$tools" && pwd) go install github.com/vale-cli/vale/v3/cmd/vale@$version
    echo $version >"$tools/version"
fi
"$here/compare.py" "$tools/vale" "$@"
