#!/usr/bin/env bash
# usage: bench.sh [REPORT.docx [RUNS]]      see bench.py, writing.py, reading.py, bulk.py, rules_bench.cpp
set -euo pipefail
cd "$(dirname "$0")/../.."
report=${1-}
if [ -z "$report" ]; then
    report=../shared/seed/trip-report.docx
    [ -f "$report" ] || report=fixtures/docx/trip-report/input.docx
fi

# The rules alone, on the report as it is, 10 and 40 times over.
bench_rules() {
    local folder=build/bench n
    mkdir -p $folder
    for n in 1 10 40; do
        tests/bench/repeat_report.py "$report" $folder/x$n.docx $n shared
        build/engross check $folder/x$n.docx --ocr off --dump-after enrich >$folder/x$n.xml
    done
    echo "the rules (processor time)"
    build/rules_bench rules $folder/x{1,10,40}.xml
    rm -r $folder
}

tests/bench/bench.py "$report" "${2:-5}"
tests/bench/writing.py "$report" "${2:-5}"
tests/bench/reading.py "$report"
tests/bench/bulk.py build/engross "$report"
cmake --build build --target rules_bench >/dev/null
bench_rules
