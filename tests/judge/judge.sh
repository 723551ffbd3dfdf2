#!/usr/bin/env bash
# The independent judges of what engross writes, many files in one go.
#   judge.sh html PAGE.html...
#   judge.sh pdf [--flavours ua1,2a] FILE.pdf[=SOURCE]...
# Beside FILE.pdf or PAGE.html, the canonical XML of that name is held against the text of the tag tree or page;
# SOURCE (the DOCX or ODT) against the picture data. Prints each fault; exit code 0 good, 1 faults, 2 usage.
set -uo pipefail
export LC_ALL=C.UTF-8
here=$(cd "$(dirname "$0")" && pwd)
tools=$here/../../.tools
jvm=(java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xss4m -Xshare:auto)
bad=0

fault() {
    echo "FAIL $*"
    bad=1
}

# The Nu checker passes a missing file, so none of the judges is asked about one.
need_files() {
    local file
    for file in "$@"; do
        if [ ! -s "$file" ]; then
            fault "$file is missing or empty"
            exit 1
        fi
    done
}

judge_html() {
    local errors
    need_files "$@"
    xmllint --nonet --noout "$@" || fault "not well-formed XML"
    if errors=$("${jvm[@]}" -jar "$here/node_modules/vnu-jar/build/dist/vnu.jar" --format text \
        --filterpattern ".*Trailing slash on void.*" "$@" 2>&1); then
        echo "pass nu ($# files)"
    else
        fault "nu"
    fi
    if [ -n "$errors" ]; then printf '    %s\n' "${errors//$'\n'/$'\n    '}"; fi
    /usr/bin/python3 "$here/page_text.py" "$@" || bad=1
    node "$here/html.mjs" "$@" || bad=1
}

# What other people's readers say of a file: nothing, if it is good. MuPDF's colour management is not in Debian's build.
open_in_readers() {
    mutool draw -N -q -r 18 -F pgm -o /dev/null "$1" 2>&1
    pdftoppm -r 18 -gray "$1" 2>&1 >/dev/null
}

judge_pdf() {
    local flavours=ua1,2a pair file words
    if [ "${1-}" = --flavours ]; then
        flavours=$2
        shift 2
    fi
    local files=("${@%%=*}")
    need_files "${files[@]}"
    for file in "${files[@]}"; do
        if words=$(qpdf --check "$file" 2>&1); then
            echo "pass qpdf $file"
        else
            fault "qpdf $file: $words"
        fi
        words=$(open_in_readers "$file")
        if [ -z "$words" ]; then
            echo "pass readers $file"
        else
            fault "readers $file: $words"
        fi
    done
    "${jvm[@]}" -cp "$tools/verapdf:$tools/verapdf/*" VeraPdf --flavours "$flavours" "${files[@]}" || bad=1
    for pair in "$@"; do
        file=${pair%%=*}
        local options=()
        if [ "$pair" != "$file" ]; then options+=(--source "${pair#*=}"); fi
        if [ -f "${file%.pdf}.xml" ]; then options+=(--xml "${file%.pdf}.xml"); fi
        /usr/bin/python3 "$here/own_asserts.py" "${options[@]}" "$file" || bad=1
    done
}

kind=${1-}
shift
if [ $# -eq 0 ] || { [ "$kind" != html ] && [ "$kind" != pdf ]; }; then
    sed -n '2,6s/^# \{0,1\}//p' "$0" >&2
    exit 2
fi
"judge_$kind" "$@"
exit $bad
