#!/usr/bin/env python3
"""Puts engross's pages beside LibreOffice's, for a person to look at.

    sheets.py ENGROSS CORPUS OUT [--sample FILE] [--pages N]

OUT gets KEY.png for each of 40 documents, all Chinese ones first: engross's pages above, LibreOffice's below, the
first N of each. KEY is the first 12 digits of the input's SHA-256. --sample: other keys. Exit code 77 without corpus.
"""
import argparse
import csv
import subprocess
import sys
from pathlib import Path

from conformance import documents

COUNT = 40
RESOLUTION = "48"
MOST_PARAGRAPHS = 5000  # LibreOffice lays out more of them for many minutes
SECONDS = "300"  # for LibreOffice on one document


def chosen(corpus):
    """All Chinese documents, then those with most tables, pictures, notes and sections, by the manifest's tags."""
    with open(corpus / "MANIFEST.tsv", encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines, delimiter="\t")
                if row["ext"] in ("docx", "odt") and int(row["n_paragraphs"]) <= MOST_PARAGRAPHS]
    chinese = [row for row in rows if row["lang"].startswith("zh") or int(row["n_han"]) > 50]
    rest = sorted((row for row in rows if row not in chinese and int(row["n_paragraphs"]) > 20),
                  key=lambda row: (-len(row["tags"].split(",")), row["sha256"]))
    return {row["sha256"][:12] for row in (chinese + rest)[:COUNT]}


def run(*command):
    subprocess.run(command, capture_output=True, check=False)


def pages(pdf, into, count):
    run("pdftoppm", "-r", RESOLUTION, "-l", str(count), "-png", pdf, into)
    return sorted(into.parent.glob(f"{into.name}-*.png"))


def sheet(options, key, file):
    work = options.out / "work"
    ours, theirs = work / "ours", work / "theirs"
    for folder in (ours, theirs):
        folder.mkdir(parents=True, exist_ok=True)
    source = work / f"{key}{file.suffix.lower()}"
    source.write_bytes(file.read_bytes())
    run(options.engross, "convert", source, "-o", ours, "--to", "pdf", "--ocr", "off")
    other = theirs / f"{key}.pdf"
    if not other.exists():
        run("timeout", SECONDS, "soffice", f"-env:UserInstallation=file://{work.resolve()}/profile", "--headless", "--convert-to", "pdf",
            "--outdir", theirs, source)
    above = pages(ours / f"{key}.pdf", ours / f"{key}-page", options.pages)
    below = pages(other, theirs / f"{key}-page", options.pages)
    rows = []
    for name, images in (("ours", above), ("theirs", below)):
        row = work / f"{key}-{name}.png"
        run("montage", *images, "-tile", "x1", "-geometry", "+3+3", "-background", "#888", row)
        rows.append(row)
    run("convert", *rows, "-background", "#246", "-append", options.out / f"{key}.png")
    for image in above + below + rows:
        image.unlink(missing_ok=True)
    print(f"{key} {len(above)} and {len(below)} pages: {file.name}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("engross")
    parser.add_argument("corpus", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--sample", type=Path)
    parser.add_argument("--pages", type=int, default=6)
    options = parser.parse_args()
    if not (options.corpus / "MANIFEST.tsv").exists():
        print("skipped: there is no corpus")
        return 77
    keys = set(options.sample.read_text(encoding="utf-8").split()) if options.sample else chosen(options.corpus)
    for key, file in documents(options.corpus, None):
        if key in keys:
            sheet(options, key, file)
    return 0


if __name__ == "__main__":
    sys.exit(main())
