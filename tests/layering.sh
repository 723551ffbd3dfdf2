#!/usr/bin/env bash
# The rooms of src/ keep to themselves: what each may include of the others, which third-party headers
# it may use, and how long its files and functions may be.
# usage: layering.sh [SRC] | layering.sh --selftest
set -uo pipefail
export LC_ALL=C
here=$(cd "$(dirname "$0")" && pwd)

# ROOM: the rooms it may include, beside itself (DESIGN.md, "Folders").
rooms='
base:
xml: base
package: base xml
doc: base xml
read: base xml doc package image
image: base
recognize: base xml doc image
normalize: base xml doc
enrich: base xml doc
rules: base xml
fonts: base
layout: base xml doc fonts
pdf: base xml doc fonts layout image
html: base xml doc image
mend: base xml doc package read
report: base
gate: base rules report
run: base xml package doc read image recognize normalize enrich rules fonts layout pdf html mend report
bulk: base read html fonts recognize rules report run
cli: base rules gate html pdf mend report run bulk
'

# HEADERS (a regular expression on what stands in <>): the only rooms that may include them.
libraries='
^libxml/: xml
^zip: package
^qpdf/: pdf
^(tesseract|leptonica|allheaders|omp\.h|ZXing): recognize
^CLI/: cli
^(harfbuzz/)?hb[-.]: fonts
^fontconfig/: fonts
^hyphen: layout
^(jpeglib|jerror|png\.h|tiff|webp/|gif_lib|librsvg|cairo): image
^libdeflate: package image pdf
^nlohmann/: report read bulk cli
^yaml-cpp/: rules
^openssl/: base
^seccomp: run
^sqlite3: bulk
^fmt/: report
^unicode/: base rules layout enrich normalize fonts
'

# Lines "FILE:LINE:HEADER" of all includes, "…" and <…> apart.
includes() {
    grep -rnoE --include='*.cpp' --include='*.h' "^ *# *include *$2[^\">]*" "$1" | sed -E "s/# *include *$2//; s/: +/:/"
}

check_rooms() {
    includes "$1" '"' | awk -v src="$1/" -v table="$rooms" '
        BEGIN {
            n = split(table, lines, "\n")
            for (i = 1; i <= n; i++) if (split(lines[i], half, ":") > 1) allowed[half[1]] = " " half[2] " "
        }
        {
            split($0, part, ":")
            room = substr(part[1], length(src) + 1); sub("/.*", "", room)
            other = part[3]
            if (!sub("/.*", "", other)) next # beside the file
            if (!(room in allowed)) { print part[1] ": the room " room " is not in the table"; next }
            if (other != room && index(allowed[room], " " other " ") == 0)
                print part[1] ":" part[2] ": " room " must not include " part[3]
        }'
}

check_libraries() {
    local pattern owners file line header room
    includes "$1" '<' | while IFS=: read -r file line header; do
        room=${file#"$1/"}
        room=${room%%/*}
        while IFS= read -r row; do
            pattern=${row%: *} owners=" ${row##*: } "
            if [[ -n $row && $header =~ $pattern && $owners != *" $room "* ]]; then
                echo "$file:$line: $room must not include <$header>; it belongs to$owners"
            fi
        done <<<"$libraries"
    done
}

# A function's first line is the last one of its closing brace's depth before it.
check_lengths() {
    find "$1" -name '*.cpp' -o -name '*.h' | sort | xargs -r awk '
        function finish() { if (name != "" && count > 500) print name ": " count " lines, at most 500" }
        FNR == 1 { finish(); name = FILENAME; split("", start) }
        { count = FNR }
        /^ *$/ || /^ *\/\// || /^#/ || /^ *[)}{]/ && !/^ *}$/ { next }
        { match($0, /^ */); depth = RLENGTH }
        depth > 4 { next }
        /^ *}$/ {
            if (depth in start && FNR - start[depth] + 1 > 60)
                print FILENAME ":" start[depth] ": a function of " FNR - start[depth] + 1 " lines, at most 60"
            next
        }
        { start[depth] = FNR }
        END { finish() }'
}

check() {
    local faults
    if [ ! -d "$1/base" ]; then echo "$1 is no source folder"; return 1; fi
    faults=$(check_rooms "$1"; check_libraries "$1"; check_lengths "$1")
    if [ -n "$faults" ]; then printf '%s\n' "$faults"; return 1; fi
}

# Every kind of fault, one at a time, in a small tree.
selftest() {
    local bad=0 path text words answer
    tree=$(mktemp -d) # global: the trap runs after this function
    trap 'rm -rf "$tree"' EXIT
    while IFS='|' read -r path text words; do
        rm -rf "$tree/src"
        mkdir -p "$tree/src/base" "$tree/src/$(dirname "$path")"
        printf '#include "base/error.h"\n#include <string>\n#include "beside.h"\nint one() {\n    return 1;\n}\n' \
            >"$tree/src/base/good.cpp"
        if [ "$words" = good ] && ! answer=$(check "$tree/src"); then
            echo "FAIL a good tree is refused: $answer"
            bad=1
        fi
        printf "$text" >"$tree/src/$path"
        answer=$(check "$tree/src")
        if [ "$words" != good ] && [[ $answer != *"$words"* ]]; then
            echo "FAIL not noticed: $path: $words (said: $answer)"
            bad=1
        fi
    done <<ROWS
base/good.cpp||good
base/a.h|#include "xml/xml.h"\n|base must not include xml/xml.h
html/a.cpp|#include "pdf/pdf.h"\n|html must not include pdf/pdf.h
read/docx/a.cpp|#  include  "normalize/tools.h"\n|read must not include normalize/tools.h
extra/a.cpp|#include "base/text.h"\n|the room extra is not in the table
doc/a.cpp|#include <libxml/tree.h>\n|doc must not include <libxml/tree.h>
run/a.h|#include <CLI/CLI.hpp>\n|run must not include <CLI/CLI.hpp>
read/a.cpp|#include <zip.h>\n|read must not include <zip.h>
layout/a.cpp|#include <harfbuzz/hb.h>\n|layout must not include <harfbuzz/hb.h>
html/a.cpp|$(printf '//\\n%.0s' {1..501})|501 lines, at most 500
html/a.cpp|int f(int a,\n      int b) {\n$(printf '    a = b;\\n%.0s' {1..60})}\n|a function of 63 lines
html/a.cpp|struct S {\n    int f() {\n$(printf '        g();\\n%.0s' {1..60})    }\n};\n|a function of 62 lines
ROWS
    return $bad
}

if [ "${1-}" = --selftest ]; then
    selftest
else
    check "${1:-$here/../src}"
fi
