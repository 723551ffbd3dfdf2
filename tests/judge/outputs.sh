#!/usr/bin/env bash
# Converts every report of fixtures/, of other formats some (and the seed, where it lies beside the repository) and puts all
# outputs before the judges.
# usage: outputs.sh ENGROSS FOLDER [ENGROSS-OPTION...]
set -uo pipefail
export LC_ALL=C.UTF-8
root=$(cd "$(dirname "$0")/../.." && pwd)
engross=$1 out=$2
shift 2
judge=$root/tests/judge/judge.sh
rm -rf "$out"
mkdir -p "$out/ua2"
bad=0
pdfs=() pages=() second=()
for report in "$root"/fixtures/{docx,odt}/*/input.* "$root"/fixtures/pictured/{uses.docx,scan.odt} "$root"/fixtures/other/report.{md,html,doc} "$root"/../shared/seed/trip-report.{docx,odt}; do
    case $report in *.docx | *.odt | */other/*) ;; *) continue ;; esac
    [ -f "$report" ] || continue
    kind=${report##*.}
    name=$(basename "$(dirname "$report")")-$kind
    case $report in */pictured/*) name=$(basename "${report%.*}")-$kind ;; esac
    cp "$report" "$out/$name.$kind" # outputs are named after the input
    if "$engross" convert "$out/$name.$kind" -o "$out" "$@"; then
        # Only in packages the judge finds the picture data to compare with.
        case $report in */other/*) pdfs+=("$out/$name.pdf") ;; *) pdfs+=("$out/$name.pdf=$report") ;; esac
        pages+=("$out/$name.html")
        # The same structure tree as PDF/UA-2.
        "$engross" convert "$out/$name.$kind" -o "$out/ua2" "$@" --to xml,pdf --pdf ua2 || bad=1
        second+=("$out/ua2/$name.pdf")
    else
        echo "FAIL engross convert $report ended with $?"
        bad=1
    fi
done
if [ ${#pdfs[@]} -eq 0 ]; then
    echo "FAIL nothing was converted"
    exit 1
fi
# The page's judge waits for Chromium, the PDF's for the JVM: two cores, two at a time.
"$judge" html "${pages[@]}" >"$out/html.txt" 2>&1 &
"$judge" pdf "${pdfs[@]}" || bad=1
"$judge" pdf --flavours ua2,4,wt1a,wt1r "${second[@]}" || bad=1
wait $! || bad=1
cat "$out/html.txt"
exit $bad
