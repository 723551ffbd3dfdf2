#!/usr/bin/env python3
"""Compares the pages of engross's PDFs with the count that the author's program recorded.

    pages.py CORPUS OUT [--details TSV]

OUT is what conformance.py left. Recorded: Pages of docProps/app.xml where Word wrote the file,
meta:page-count of ODF. Files of 3 pages or more count. A recorded figure that the file itself shows to be
stale is set aside with the reason (stale()). Exit code 0 when at least 85 % are within 10 %.
"""
import argparse
import re
import subprocess
import sys
import zipfile
from pathlib import Path

from conformance import documents

LEAST_PAGES = 3
TOLERANCE = 0.10
REQUIRED = 0.85


def part(package, name):
    try:
        return package.read(name).decode("utf-8", "replace")
    except (KeyError, zipfile.BadZipFile):
        return ""


def number(text, pattern):
    found = re.search(pattern, text)
    return int(found[1]) if found else None


def recorded(file):
    """(pages, reason to set it aside or "") of one document; None when nothing was recorded."""
    if file.suffix == ".fodt":
        return of_odf(file.read_text(encoding="utf-8", errors="replace"), "")
    try:
        with zipfile.ZipFile(file) as package:
            if file.suffix in (".odt", ".ott"):
                return of_odf(part(package, "meta.xml"), part(package, "content.xml"))
            return of_word(part(package, "docProps/app.xml"), part(package, "word/document.xml"))
    except zipfile.BadZipFile:
        return None


def of_odf(meta, content):
    pages = number(meta, r'meta:page-count="(\d+)"')
    if pages is None:
        return None
    breaks = content.count("<text:soft-page-break")
    return pages, f"{breaks} soft page breaks" if breaks >= pages else ""


def of_word(app, body):
    pages = number(app, r"<Pages>(\d+)</Pages>")
    if pages is None or not re.search("<Application>Microsoft (Office )?Word", app):
        return None
    breaks = body.count("<w:lastRenderedPageBreak")
    words = number(app, r"<Characters>(\d+)</Characters>") or 0
    letters = len(re.sub(r"\s", "", "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)<", body))))
    if breaks + 1 > pages:
        return pages, f"{breaks} rendered page breaks"
    if words and not 0.8 < letters / words < 1.25:
        return pages, f"{words} characters recorded, {letters} there"
    return pages, ""


def pages_of(pdf):
    run = subprocess.run(["pdfinfo", pdf], capture_output=True, text=True, errors="replace", check=True)
    return number(run.stdout, r"Pages:\s+(\d+)")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--details", type=Path)
    options = parser.parse_args()
    compared, aside = [], []
    for key, file in documents(options.corpus, None):
        told = recorded(file)
        pdf = options.out / f"{key}.pdf"
        if told is None or told[0] < LEAST_PAGES or not pdf.exists():
            continue
        row = (key, told[0], pages_of(pdf), told[1], str(file.relative_to(options.corpus)))
        (aside if told[1] else compared).append(row)
    near = sum(abs(ours - theirs) <= TOLERANCE * theirs for _, theirs, ours, _, _ in compared)
    print(f"{len(compared)} documents of {LEAST_PAGES} pages or more, {near} within 10 % "
          f"({near / max(len(compared), 1):.1%}); {len(aside)} recorded figures set aside")
    if options.details:
        lines = ["\t".join(map(str, row)) for row in compared + aside]
        options.details.write_text("key\trecorded\tours\tset aside\tfile\n" + "\n".join(lines) + "\n", encoding="utf-8")
    return 0 if compared and near >= REQUIRED * len(compared) else 1


if __name__ == "__main__":
    sys.exit(main())
