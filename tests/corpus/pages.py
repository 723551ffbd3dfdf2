#!/usr/bin/env python3
"""Compares the pages of engross's PDFs with the count that the author's program recorded.

    pages.py CORPUS OUT [--engross ENGROSS] [--details TSV]

OUT is what conformance.py left, or, with --engross, what is converted now. Recorded: Pages of docProps/app.xml
where Word wrote the file, meta:page-count of ODF. Files of 3 pages or more count. A recorded figure that the file
itself shows to be stale is set aside with the reason. Blank pages, which engross leaves out on purpose, are counted
as if they were there. Exit code 0 when at least 85 % are within 10 %, 77 when there is no corpus.
"""
import argparse
import re
import shutil
import subprocess
import sys
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from conformance import documents

LEAST_PAGES = 3
TOLERANCE = 0.10
REQUIRED = 0.85
FULL_PAGE = 5000  # letters: more never stand on one
BREAKS = re.compile(r'<w:br w:type="page"|<w:pageBreakBefore/>|<w:sectPr.*?</w:sectPr>', re.DOTALL)


def part(package, name):
    try:
        return package.read(name).decode("utf-8", "replace")
    except (KeyError, zipfile.BadZipFile):
        return ""


def number(text, pattern):
    found = re.search(pattern, text)
    return int(found[1]) if found else None


def recorded(file):
    """(pages, reason to set it aside or "", blank pages) of one document; None when nothing was recorded."""
    if file.suffix == ".fodt":
        return of_odf(file.read_text(encoding="utf-8", errors="replace"), "", "")
    try:
        with zipfile.ZipFile(file) as package:
            if file.suffix in (".odt", ".ott"):
                return of_odf(*(part(package, f"{name}.xml") for name in ("meta", "content", "styles")))
            return of_word(part(package, "docProps/app.xml"), part(package, "word/document.xml"))
    except zipfile.BadZipFile:
        return None


def letters(xml_text):
    return len(re.sub(r"\s", "", re.sub("<[^>]+>", "", xml_text)))


def of_odf(meta, content, styles):
    pages = number(meta, r'meta:page-count="(\d+)"')
    if pages is None:
        return None
    return pages, stale_odf(meta, content, styles), blank_odf(content, styles)


def stale_odf(meta, content, styles):
    counted = number(meta, r'meta:character-count="(\d+)"') or 0
    body = letters(content[content.find("<office:body"):])
    furniture = letters(styles[styles.find("<office:master-styles"):])  # some versions count it
    if counted and content and not (0.7 * counted < body + furniture and body < 1.25 * counted):
        return f"{counted} characters recorded, {body} letters there"
    return ""


def blank_odf(content, styles):
    """Pages between two page breaks with nothing on them, and those that a right-hand page leaves at its left."""
    breaking = set(re.findall(r'<style:style style:name="([^"]+)"(?:(?!</style:style>).)*?fo:break-before="page"', content))
    blank, drawn = styles.count('style:page-usage="right"'), True
    for name, rest in re.findall(r'<text:[ph] text:style-name="([^"]+)"(/>|>.*?</text:[ph]>)', content, re.DOTALL):
        if name in breaking:
            blank += not drawn
            drawn = False
        drawn = drawn or bool(re.sub("<[^>]+>", "", rest.replace("/>", "", 1)).strip(">")) or "<draw:" in rest
    return blank


def blank_word(body):
    body = re.sub(r"<w:sectPr(?:(?!<w:sectPr).)*</w:sectPr>\s*</w:body>.*", "", body, flags=re.DOTALL)
    between = BREAKS.split(re.sub(r'<w:sectPr(?:(?!</w:sectPr>).)*w:val="continuous".*?</w:sectPr>', "", body))
    drawn = re.compile(r"<w:t[ >]|<w:drawing|<w:pict|<w:tbl>|<w:object")
    return sum(not drawn.search(each) for each in between[1:])


def of_word(app, body):
    pages = number(app, r"<Pages>(\d+)</Pages>")
    if pages is None or not re.search("<Application>Microsoft (Office )?Word", app):
        return None
    return pages, stale_word(pages, app, body), blank_word(body)


def stale_word(pages, app, body):
    """Why the file itself shows that its page count is not its own, or ""."""
    counted = number(app, r"<Characters>(\d+)</Characters>") or 0
    parts = [len(re.sub(r"\s", "", "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)<", each))))
             for each in body.split("<w:lastRenderedPageBreak")]
    rendered = len(parts) - 1
    stated = body.count('<w:br w:type="page"') + body.count("<w:sectPr") + body.count("<w:pageBreakBefore")
    if counted and not 0.8 < sum(parts) / counted < 1.25:
        return f"{counted} characters recorded, {sum(parts)} there"
    if rendered and pages > 2 * (rendered + stated):
        return f"only {rendered} rendered and {stated} stated page breaks"
    if rendered and rendered + 1 == pages and parts[-1] > max(2 * max(parts[:-1]), FULL_PAGE):
        return f"paging was not finished: {parts[-1]} letters on the last page, at most {max(parts[:-1])} on others"
    return ""


def pages_of(pdf):
    run = subprocess.run(["pdfinfo", pdf], capture_output=True, text=True, errors="replace", check=True)
    return number(run.stdout, r"Pages:\s+(\d+)")


def convert(engross, out, key, file):
    source = out / f"{key}{file.suffix.lower()}"
    shutil.copyfile(file, source)
    (out / f"{key}.pdf").unlink(missing_ok=True)
    subprocess.run([engross, "convert", source, "-o", out, "--to", "pdf", "--ocr", "off"], capture_output=True, check=False)


def told(corpus):
    """(key, file, pages, reason to set aside, blank pages) of every document that counts."""
    for key, file in documents(corpus, None):
        known = recorded(file)
        if known and known[0] >= LEAST_PAGES:
            yield key, file, *known


def compare(options):
    rows = list(told(options.corpus))
    if options.engross:
        options.out.mkdir(parents=True, exist_ok=True)
        with ThreadPoolExecutor(2) as pool:
            list(pool.map(lambda row: convert(options.engross, options.out, *row[:2]), rows))
    for key, file, pages, reason, blank in rows:
        pdf = options.out / f"{key}.pdf"
        if pdf.exists():
            yield key, pages, pages_of(pdf) + blank, reason, str(file.relative_to(options.corpus))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--engross")
    parser.add_argument("--details", type=Path)
    options = parser.parse_args()
    if not (options.corpus / "MANIFEST.tsv").exists():
        print("skipped: there is no corpus")
        return 77
    rows = list(compare(options))
    compared, aside = [row for row in rows if not row[3]], [row for row in rows if row[3]]
    far = [row for row in compared if abs(row[2] - row[1]) > TOLERANCE * row[1]]
    near = len(compared) - len(far)
    print(f"{len(compared)} documents of {LEAST_PAGES} pages or more, {near} within 10 % "
          f"({near / max(len(compared), 1):.1%}); {len(aside)} recorded figures set aside")
    for key, theirs, ours, _, file in far:
        print(f"  {key} {theirs} recorded, {ours} ours: {file}")
    for key, theirs, ours, reason, file in aside:
        print(f"  {key} {theirs} recorded, {ours} ours, aside: {reason}: {file}")
    if options.details:
        lines = ["\t".join(map(str, row)) for row in rows]
        options.details.write_text("key\trecorded\tours\tset aside\tfile\n" + "\n".join(lines) + "\n", encoding="utf-8")
    return 0 if compared and near >= REQUIRED * len(compared) else 1


if __name__ == "__main__":
    sys.exit(main())
