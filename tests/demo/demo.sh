#!/usr/bin/env bash
# Converts and checks the trip report of fixtures/, lets the judges look, and says where to look.
set -euo pipefail
cd "$(dirname "$0")/../.."
out=build/demo
engross=build/engross
rm -rf $out
mkdir -p $out
bad=0
pdfs=() pages=()
for kind in docx odt; do
    report=fixtures/$kind/trip-report/input.$kind
    cp $report $out/trip-report-$kind.$kind # outputs are named after the input
    $engross convert $out/trip-report-$kind.$kind -o $out
    # Findings are no failure of the demonstration; anything else is.
    $engross check $report --date 2026-12-01 --format text -o $out/trip-report-$kind.findings.txt || [ $? = 1 ]
    pdfs+=("$out/trip-report-$kind.pdf=$report")
    pages+=("$out/trip-report-$kind.html")
done
tests/judge/judge.sh pdf "${pdfs[@]}" || bad=1
tests/judge/judge.sh html "${pages[@]}" || bad=1
for kind in docx odt; do
    tests/demo/contact-sheet.sh $out/trip-report-$kind.pdf $out/trip-report-$kind.$kind $out/contact-$kind.png
    node tests/judge/screenshot.mjs $out/trip-report-$kind.html $out/page-$kind-1280.png 1280 light
    node tests/judge/screenshot.mjs $out/trip-report-$kind.html $out/page-$kind-320-dark.png 320 dark
done
cat <<END

Look here (the same report from DOCX and from ODT):
  $out/trip-report-docx.pdf            the PDF (PDF/UA-1, PDF/A-2a)
  $out/trip-report-docx.html           the page
  $out/trip-report-docx.xml            the canonical XML
  $out/trip-report-docx.findings.txt   what is wrong with the report
  $out/contact-docx.png                our pages beside LibreOffice's
  $out/page-docx-*.png                 the page on a desk and on a telephone
END
if [ $bad = 0 ]; then echo "The judges have nothing to say against them."; else echo "The judges object, see above."; fi
exit $bad
