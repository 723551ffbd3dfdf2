#!/usr/bin/env bash
# run.sh TRACE WORK fixtures EVERY            every rule on the fixtures of all rules: each pair made for each
#                                             other, and each EVERYth of the rest
# run.sh TRACE WORK random SCHEMAS DOCUMENTS SEED...
# Our Schematron engine (fast and slow) against SchXslt on Saxon: the same assertions speak at the same nodes. And
# that the comparison can fail: with one line less, and with another node, it must.
set -euo pipefail
export LC_ALL=C.UTF-8
here=$(cd "$(dirname "$0")" && pwd)
jars=$here/../../.tools/verapdf
trace=$1 work=$2 kind=$3
shift 3
rm -rf "$work"
mkdir -p "$work/classes"
javac -Xlint:-deprecation -cp "$jars/*" -d "$work/classes" "$here/SchXslt.java"

judge() { java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xss4m -cp "$work/classes:$jars/*" SchXslt "$@"; }

must_fail() {
    if said=$(judge "$1" 1000000); then
        echo "FAIL the comparison does not see $2: $said"
        exit 1
    fi
    grep -q "^FAIL" <<<"$said" || { echo "FAIL the comparison broke on $2: $said"; exit 1; }
}

can_fail() {
    local own=$work/spoilt
    rm -rf "$own"
    mkdir -p "$own/rules" "$own/documents"
    local first rule document
    first=$(awk -F'\t' 'index($1, $2 ".") == 1 || $1 ~ /^d/ { print; exit }' "$1/fired.tsv")
    IFS=$'\t' read -r document rule _ <<<"$first"
    cp "$1/rules/$rule.sch" "$own/rules/$document.sch" # the rule is asked of documents of its own name
    cp "$1/documents/$document.xml" "$own/documents/$document.own.xml"
    awk -F'\t' -v OFS='\t' -v r="$rule" -v d="$document" '$1 == d && $2 == r { $1 = d ".own"; $2 = d; print }' \
        "$1/fired.tsv" >"$own/whole.tsv"
    cp "$own/whole.tsv" "$own/fired.tsv" && judge "$own" >/dev/null
    sed 1d "$own/whole.tsv" >"$own/fired.tsv" && must_fail "$own" "a missing line"
    sed '1s/\]$/]\/Q{}p[9]/' "$own/whole.tsv" >"$own/fired.tsv" && must_fail "$own" "another node"
}

case $kind in
fixtures)
    "$trace" "$here/../../rules" "$work/out"
    judge "$work/out" "$1"
    can_fail "$work/out"
    ;;
random)
    schemas=$1 documents=$2
    shift 2
    for seed in "$@"; do
        "$here/random_schemas.py" "$work/$seed" "$schemas" "$documents" "$seed"
        "$trace" "$work/$seed/rules" "$work/$seed/out" "$work/$seed"/given/*.xml
        judge "$work/$seed/out"
        can_fail "$work/$seed/out"
    done
    ;;
esac
