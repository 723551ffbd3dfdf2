#!/usr/bin/env bash
# engross gate --verify verapdf, with veraPDF's own command line: what conforms is confirmed by name and version; what
# veraPDF refuses, or has no word on, does not pass and is not kept; without veraPDF nothing is read (exit code 2).
# usage: verapdf.sh ENGROSS
set -euo pipefail
engross=$(realpath "$1")
top=$(cd "$(dirname "$0")/../.." && pwd)
jars=$top/.tools/verapdf-cli
ls "$jars"/greenfield-apps-*.jar >/dev/null 2>&1 || { echo "no command line of veraPDF: make setup installs it" >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir real liar mute none
cat >real/verapdf <<END
#!/bin/sh
exec java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$jars/*" org.verapdf.apps.GreenfieldCliWrapper "\$@"
END
# One that refuses one file, and one that says nothing.
cat >liar/verapdf <<'END'
#!/bin/sh
[ "$1" = --version ] && { echo "veraPDF 9.9"; exit; }
shift 3; flavour=$1; shift
for file; do echo "PASS $file $flavour"; done | sed '/b c/s/^PASS/FAIL/'
END
printf '#!/bin/sh\n[ "$1" = --version ] && echo "veraPDF 9.9"\n' >mute/verapdf
chmod +x real/verapdf liar/verapdf mute/verapdf
cp "$top/fixtures/docx/trip-report/input.docx" 報告.docx
cp "$top/fixtures/odt/trip-report/input.odt" "b c.odt"
printf 'stage: submit\n' >policy.yml
bad=0
gate() { # PATH-FOLDER OUTPUT [OPTION...]
    local first=$1 out=$2
    shift 2
    code=0
    PATH="$work/$first:/usr/bin:/bin" "$engross" gate 報告.docx "b c.odt" --policy policy.yml --verify verapdf --ocr off \
        --date 2026-11-23 --lang en -o "$out" --json "$out.json" "$@" >said 2>&1 || code=$?
}
check() { # WORDS TEST...
    local words=$1
    shift
    "$@" || { echo "FAIL $words"; sed 's/^/    /' said; bad=1; }
}
gate real out
check "conforming files pass" [ $code = 0 ]
check "both standards are confirmed by veraPDF" [ "$(grep -cE 'Confirmed: .*\.pdf, PDF/(UA-1|A-2a), by veraPDF 1' said)" = 4 ]
check "JSON names the judge" grep -q '"judge": "veraPDF 1' out.json
printf 'stage: submit\npdf: ua2\n' >policy.yml
gate real out2
check "PDF/UA-2 and PDF/A-4 are confirmed by veraPDF" [ "$(grep -cE 'Confirmed: .*\.pdf, PDF/(UA-2|A-4), by veraPDF 1' said)" = 4 ]
gate liar out3
check "a refused file is a fault" [ $code = 4 ]
check "it is said which" grep -q 'veraPDF 9.9 does not confirm that b c.pdf, as it was written, conforms to PDF/UA-2' said
check "one of the two is kept" [ "$(ls out3 | grep pdf)" = 報告.pdf ]
gate mute out4
check "no verdict is no pass" [ $code = 4 ]
check "nothing is kept of it" [ "$(find out4 -name '*.pdf' | wc -l)" = 0 ]
gate none out5
if ! command -v verapdf >/dev/null; then
    check "without veraPDF nothing is done" [ $code = 2 ]
    check "no output is made" [ ! -e out5 ]
fi
[ $bad = 0 ] && echo "veraPDF confirms, refuses and must be there"
exit $bad
