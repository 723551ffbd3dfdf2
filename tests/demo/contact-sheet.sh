#!/usr/bin/env bash
# Our pages beside LibreOffice's pages of the same file, at low resolution, for a person to look at.
# usage: contact-sheet.sh OURS.pdf REPORT.docx|odt OUT.png [FIRST [LAST]]
set -euo pipefail
ours=$1 report=$2 out=$3 first=${4:-1} last=${5:-999}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to pdf --outdir "$work" "$report" \
    >/dev/null 2>&1 </dev/null
theirs=$work/$(basename "${report%.*}").pdf
pdftoppm -r 40 -f "$first" -l "$last" -png "$ours" "$work/ours" &
pdftoppm -r 40 -f "$first" -l "$last" -png "$theirs" "$work/theirs"
wait

font=$(fc-match -f "%{file}" "Liberation Sans")

# Two blocks of columns, ours left: a page faces the page of the same number.
tile() { montage "$work/$1"-*.png -tile 4x -geometry +4+4 -background '#888' "$work/sheet-$1.png"; }
tile ours
tile theirs
convert "$work/sheet-ours.png" -gravity north -background '#246' -splice 0x24 -fill white -font "$font" -pointsize 16 \
    -annotate +0+3 'engross' "$work/left.png"
convert "$work/sheet-theirs.png" -gravity north -background '#642' -splice 0x24 -fill white -font "$font" -pointsize 16 \
    -annotate +0+3 'LibreOffice' "$work/right.png"
convert "$work/left.png" "$work/right.png" -background black -gravity north +append "$out"
