#!/usr/bin/env bash
# usage: bench.sh [REPORT.docx [RUNS]]      see bench.py
set -euo pipefail
cd "$(dirname "$0")/../.."
report=${1-}
if [ -z "$report" ]; then
    report=../shared/seed/trip-report.docx
    [ -f "$report" ] || report=fixtures/docx/trip-report/input.docx
fi
tests/bench/bench.py "$report" "${2:-5}"
tests/bench/reading.py "$report"
