#!/usr/bin/env bash
# Each judge must be able to say no: a judge that passes everything would make every test green.
set -uo pipefail
export LC_ALL=C.UTF-8
here=$(cd "$(dirname "$0")" && pwd)
judge=$here/judge.sh
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
bad=0

# says WORDS COMMAND...: the command fails and its output holds WORDS.
says() {
    local words=$1 out status=0
    shift
    out=$("$@" 2>&1) || status=$?
    if [ $status = 0 ] || ! grep -qF -- "$words" <<<"$out"; then
        echo "FAIL (exit code $status, expected 「$words」): $*"
        sed 's/^/    /' <<<"$out"
        bad=1
    fi
}

pages=$here/selftest
"$judge" html "$pages/good.html" >"$work/good.txt" || { cat "$work/good.txt"; bad=1; }
says 'usage' "$judge"
says 'judge.sh html' "$judge" html
says 'missing or empty' "$judge" html "$pages/good.html" "$work/absent.html"

# All bad pages at once: each fault must be named with its own page.
"$judge" html "$pages"/bad-*.html >"$work/bad.txt" 2>&1 && { echo "FAIL bad pages pass"; bad=1; }
expect() {
    if ! grep -qE -- "$1" "$work/bad.txt"; then
        echo "FAIL no line /$1/ in:"
        sed 's/^/    /' "$work/bad.txt"
        bad=1
    fi
}
expect 'FAIL nu'
expect 'center. element is obsolete'
expect 'bad-axe.html \[1280 light\] color-contrast'
expect 'bad-dark.html \[320 dark\] color-contrast'
expect 'pass axe .*bad-nu.html'
expect 'bad-wide.html \[320 light\] .* px wider'
expect 'bad-script.html .*script'
expect 'bad-network.html .*asks the network'
expect 'bad-picture.html .*does not load'
expect 'bad-light.html \[1280 dark\] it does not heed the dark scheme'
expect 'not well-formed XML'
expect 'text \(9 characters for 12\): document .*少了的'
expect 'FAIL text .*bad-text.html'
expect 'pass axe .*bad-text.html'

# A PDF that every viewer opens, without tags.
"$here/untagged_pdf.py" >"$work/untagged.pdf"
qpdf --check "$work/untagged.pdf" >"$work/qpdf.txt" 2>&1 || { cat "$work/qpdf.txt"; bad=1; }
says 'missing or empty' "$judge" pdf "$work/absent.pdf"
says 'FAIL ua1' "$judge" pdf "$work/untagged.pdf"
says 'FAIL 2a' "$judge" pdf "$work/untagged.pdf"
says 'there is no tag tree' "$judge" pdf "$work/untagged.pdf"
says 'holds 0 rules' "$judge" pdf --flavours none "$work/untagged.pdf"
head -c 300 "$work/untagged.pdf" >"$work/cut.pdf"
says 'FAIL qpdf' "$judge" pdf "$work/cut.pdf"
says 'FAIL readers' "$judge" pdf "$work/cut.pdf"

[ $bad = 0 ] && echo "pass: each judge can say no"
exit $bad
