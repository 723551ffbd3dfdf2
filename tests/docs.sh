#!/usr/bin/env bash
# rules/README.md says what `engross rules docs` says today.
set -euo pipefail
cd "$(dirname "$0")/.."
ENGROSS_RULES=rules "$1" rules docs | diff -u rules/README.md - || { echo "stale: run make docs"; exit 1; }
