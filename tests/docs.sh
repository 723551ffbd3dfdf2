#!/usr/bin/env bash
# rules/README.md and the pages of rules/docs/ say what `engross rules docs` says today.
set -euo pipefail
cd "$(dirname "$0")/.."
export ENGROSS_RULES=rules
pages=$(mktemp -d)
trap 'rm -r "$pages"' EXIT
"$1" rules docs | diff -u rules/README.md - || { echo "stale: run make docs"; exit 1; }
"$1" rules docs -o "$pages"
[ -n "$(ls "$pages")" ] || { echo "no pages were written"; exit 1; }
diff -ru rules/docs "$pages" || { echo "stale: run make docs"; exit 1; }
