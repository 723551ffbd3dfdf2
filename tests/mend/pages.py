#!/usr/bin/env python3
"""Pages before and after mending, side by side, as LibreOffice sets them: FOLDER/NAME-PAGE.png for every page that differs.
For a person to look at: only what was mended may look otherwise.
usage: pages.py ENGROSS FOLDER FILE…"""
import shutil
import subprocess
import sys
from pathlib import Path

from PIL import Image, ImageChops

import files
from fix import fix
from store import Store

RESOLUTION = 60
SEEN, ENOUGH = 64, 20 # grey levels of 256; pixels


def pages(pdf, folder):
    folder.mkdir()
    subprocess.run(["pdftoppm", "-r", str(RESOLUTION), "-gray", "-png", pdf, folder / "p"], check=True)
    return [Image.open(page).convert("L") for page in sorted(folder.iterdir())]


def side_by_side(before, after):
    sheet = Image.new("L", (before.width + after.width + 4, max(before.height, after.height)), 0)
    sheet.paste(before, (0, 0))
    sheet.paste(after, (before.width + 4, 0))
    return sheet


def differs(before, after):
    return before.size != after.size or sum(ImageChops.difference(before, after).histogram()[SEEN:]) > ENOUGH


def compare(program, file, scratch, output):
    """How many pages there are before and after, and the numbers of those that differ."""
    source, copy = (scratch / f"{which}{file.suffix}" for which in ("before", "after"))
    shutil.copyfile(file, source)
    fix(program, source, copy)
    there = Store(scratch / "store", program).office([source, copy], "pdf")
    before, after = (pages(there[each], scratch / each.stem) for each in (source, copy))
    white = Image.new("L", before[0].size, 255)
    found = []
    for number in range(max(len(before), len(after))):
        pair = [all[number] if number < len(all) else white for all in (before, after)]
        if differs(*pair):
            found.append(number + 1)
            side_by_side(*pair).save(output / f"{file.stem}{file.suffix.replace('.', '-')}-{number + 1:03}.png")
    return len(before), len(after), found


def main():
    output = Path(sys.argv[2])
    output.mkdir(parents=True, exist_ok=True)
    for name in sys.argv[3:]:
        with files.scratch() as scratch:
            before, after, found = compare(sys.argv[1], Path(name), Path(scratch), output)
            print(f"{name}: {before} pages before, {after} after; others to look at: {found}")


if __name__ == "__main__":
    main()
