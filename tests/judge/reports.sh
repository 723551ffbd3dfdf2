#!/usr/bin/env bash
# Puts what `engross check` and `engross gate` write before judges: the HTML report, in both languages, before Nu and axe (narrow and
# wide, light, dark, printed), SARIF before its schema, JUnit, SVRL and EARL before parsers.
# usage: reports.sh ENGROSS FOLDER
set -uo pipefail
export LC_ALL=C.UTF-8
root=$(cd "$(dirname "$0")/../.." && pwd)
engross=$1 out=$2
judge=$root/tests/judge
rm -rf "$out"
mkdir -p "$out"
bad=0
one=$root/fixtures/docx/faulty-report/input.docx
if [ -f "$root/../shared/seed/trip-report.docx" ]; then one=$root/../shared/seed/trip-report.docx; fi
echo "no report" >"$out/報告 broken.docx"
cp "$root/fixtures/odt/faulty-report/input.odt" "$out/報告 & 附件.odt"
many=("$root/fixtures/docx/trip-report/input.docx" "$out/報告 broken.docx" "$out/報告 & 附件.odt")

report() { # NAME FORMAT LANGUAGE FILE...
    local name=$1 format=$2 language=$3
    shift 3
    "$engross" check "$@" --format "$format" --lang "$language" -o "$out/$name" --date 2026-11-30 --ocr off 2>"$out/messages.txt"
    case $? in 0 | 1 | 3) ;; *) echo "FAIL $name: $(cat "$out/messages.txt")"; bad=1 ;; esac
}

for language in zh-TW en; do
    report "one.$language.html" html $language "$one"
    report "many.$language.html" html $language "${many[@]}"
    report "many.$language.sarif" sarif $language "${many[@]}"
    report "one.$language.sarif" sarif $language "$one"
done
# A gate with something waived, something known and something new.
cp "$root/fixtures/docx/faulty-report/input.docx" "$out/gated.docx"
print=$("$engross" check "$out/gated.docx" --format json --date 2026-11-30 --ocr off |
    python3 -c 'import json, sys; print([f["fingerprint"] for f in json.load(sys.stdin)["files"][0]["findings"] if f["rule"] == "TW-TRIP-009"][0])')
printf 'stage: submit\nwaivers: waivers.yml\nbaseline: baseline.yml\nlevels: {TW-LEX-012: off}\n' >"$out/policy.yml"
printf 'waivers:\n  - {rule: TW-TRIP-009, document: "*.docx", fingerprint: "%s", reason: "<摘要>另送", owner: 陳, expires: 2026-12-10}\n' \
    "$print" >"$out/waivers.yml"
"$engross" baseline "$out/gated.docx" --policy "$out/policy.yml" --date 2026-11-30 --ocr off >/dev/null || bad=1
sed -i 3,9d "$out/baseline.yml"
for language in zh-TW en; do
    "$engross" gate "$out/gated.docx" --policy "$out/policy.yml" --date 2026-11-30 --ocr off --lang $language \
        --html "$out/gate.$language.html" --sarif "$out/gate.$language.sarif" --junit "$out/gate.xml" >"$out/gate.$language.txt"
    [ $? = 1 ] || { echo "FAIL gate: $(tail -2 "$out/gate.$language.txt")"; bad=1; }
done
xmllint --nonet --noout "$out/gate.xml" || bad=1
for format in junit svrl; do
    report "many.$format.xml" $format zh-TW "${many[@]}"
    xmllint --nonet --noout "$out/many.$format.xml" || bad=1
done
report one.svrl.xml svrl en "$one"
for file in "$out"/*svrl.xml; do
    xmllint --nonet --noout --relaxng "$judge/svrl.rng" "$file" 2>"$out/messages.txt" || { cat "$out/messages.txt"; bad=1; }
done
report many.earl.json earl en "${many[@]}"
node "$judge/sarif.mjs" "$out"/*.sarif || bad=1
python3 -c 'import json, sys; sys.exit(not json.load(open(sys.argv[1]))["@graph"])' "$out/many.earl.json" || bad=1
"$judge/judge.sh" html "$out"/*.html || bad=1
exit $bad
