#!/usr/bin/env bash
# usage: bench.sh [REPORT.docx [RUNS=2]]      see bulk.py, bench.py, writing.py, reading.py, rules_bench.cpp
# About ten minutes on two processors that have nothing else to do.
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

runs=${2:-2}
tests/bench/bulk.py build/engross "$report"
tests/bench/bench.py "$report" "$runs"
tests/bench/writing.py "$report" "$runs"
tests/bench/reading.py "$report" 40
cmake --build build --target rules_bench >/dev/null
bench_rules
