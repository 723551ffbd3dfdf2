#!/usr/bin/env bash
# The report of an archive before Nu and axe (narrow and wide, light, dark, printed), in both languages; its links lead
# to files.
# usage: report.sh ENGROSS FOLDER
set -uo pipefail
export LC_ALL=C.UTF-8
root=$(cd "$(dirname "$0")/../.." && pwd)
engross=$1 out=$2
rm -rf "$out"
mkdir -p "$out/archive/甲 & 乙"
for report in "$root"/fixtures/{docx,odt}/*-report/input.*; do
    name=$(basename "$(dirname "$report")")
    cp "$report" "$out/archive/甲 & 乙/$name #1.${report##*.}"
done
echo "no report" >"$out/archive/<broken>.docx"
"$engross" bulk run "$out/archive" -o "$out/out" --ocr off --date 2026-01-01 2>"$out/messages.txt"
[ $? -eq 1 ] || { cat "$out/messages.txt"; exit 1; }
bad=0
for language in zh-TW en; do
    "$engross" bulk report "$out/archive" -o "$out/$language" --lang $language || bad=1
done
"$engross" bulk report "$out/archive" --lang en || bad=1
python3 - "$out"/{zh-TW,en,out}/report.html <<'PYTHON' || bad=1
import pathlib, re, sys, urllib.parse
for name in sys.argv[1:]:
    page = pathlib.Path(name)
    links = [link for link in re.findall(r'href="([^"#]+)"', page.read_text(encoding="utf-8"))]
    dead = [link for link in links if not (page.parent / urllib.parse.unquote(link.replace("&amp;", "&"))).is_file()]
    if dead or len(links) < 6:
        sys.exit("FAIL %s: %d links, dead: %s" % (name, len(links), dead[:3]))
PYTHON
"$root/tests/judge/judge.sh" html "$out"/{zh-TW,en}/report.html || bad=1
exit $bad
