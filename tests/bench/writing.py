#!/usr/bin/python3
"""Report to PDF: times against LibreOffice's and the lower bound, growth with the pages, and what the bytes are for.
It never fails on a figure: another process on the machine is no fault of engross.

usage: writing.py REPORT.docx [RUNS=5]
"""

import json
import statistics
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from bench import ENGROSS, ROOT, libreoffice, measure

BATCH = 5
MOST_PAGES = 2500


def to_pdf(report, folder):
    return measure([ENGROSS, "convert", report, "-o", folder, "--to", "pdf", "--ocr", "off", "--date", "2026-12-01"], folder)


def bound(report, folder):
    return measure(["sh", "-c", 'unzip -p "$0" | cat >"$1/all"; sha256sum "$0"', report, folder], folder)


def batch(report, folder):
    """LibreOffice on several copies in one process, for each of them."""
    copies = []
    for number in range(BATCH):
        copies.append(folder / f"copy{number}{report.suffix}")
        copies[-1].write_bytes(report.read_bytes())
    whole = measure(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf",
                     "--outdir", folder, *copies], folder)
    return whole[0] / BATCH, whole[1] / BATCH, whole[2]


def medians(report, runs, contenders, folder):
    """Each contender's medians; they take turns. The first turn warms the page cache."""
    rows = {each: [] for each in contenders}
    for turn in range(runs + 1):
        for each in contenders:
            with tempfile.TemporaryDirectory(dir=folder) as fresh:
                result = each(report, Path(fresh))
            if turn > 0:
                rows[each].append(result)
    return {each: [statistics.median(column) for column in zip(*taken)] for each, taken in rows.items()}


def show_times(report, runs, folder):
    found = medians(report, runs, [to_pdf, bound, libreoffice, batch], folder)
    ours, least = found[to_pdf], found[bound]
    print(f"\n{report.name} to PDF alone, median of {runs}")
    for each, name in ((to_pdf, "engross"), (bound, "unzip -p, sha256sum"), (libreoffice, "LibreOffice, cold"),
                       (batch, f"LibreOffice, each of {BATCH}")):
        row = found[each]
        print(f"  {name:24}{row[0]:8.3f} s wall{row[1]:8.3f} s CPU{row[2]:7.0f} MiB{row[0] / ours[0]:8.1f} × wall")
    print(f"  CPU: {ours[1]:.3f} s, twice the bound and 60 ms are {2 * least[1] + 0.06:.3f} s")


def objects(pdf):
    """(dictionary, stream length) of every object."""
    text = subprocess.run(["qpdf", "--json=2", "--json-key=qpdf", pdf], capture_output=True, check=True).stdout
    for value in json.loads(text)["qpdf"][1].values():
        stream = value.get("stream", {}).get("dict")
        yield stream or value.get("value"), stream.get("/Length", 0) if stream else 0


def bytes_of(pdf):
    pictures = fonts = content = elements = 0
    for entry, length in objects(pdf):
        if not isinstance(entry, dict):
            continue
        elements += "/S" in entry and "/P" in entry  # a structure element
        if entry.get("/Subtype") == "/Image":
            pictures += length
        elif "/Length1" in entry or entry.get("/Subtype") in ("/CIDFontType0C", "/OpenType"):
            fonts += length
        else:
            content += length
    return pictures, fonts, content, elements


def characters(pdf):
    run = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, check=True)
    return len("".join(run.stdout.decode("utf-8", "replace").split()))


def show_size(pdf, title):
    pictures, fonts, content, elements = bytes_of(pdf)
    size, letters = pdf.stat().st_size, characters(pdf)
    allowed = pictures + 45 * letters + fonts + 16 * 1024
    rest = size - pictures - fonts - content
    print(f"  {title:24}{size:10} bytes of {allowed:10} allowed: pictures {pictures}, fonts {fonts}, other streams {content}; "
          f"{letters} characters, {(size - pictures - fonts) / max(letters, 1):.1f} bytes each; "
          f"{elements} elements, {rest / max(elements, 1):.1f} bytes each")


def pages_of(pdf):
    text = subprocess.run(["pdfinfo", pdf], capture_output=True, text=True, check=True).stdout
    return int(text.split("Pages:")[1].split()[0])


def show_growth(report, folder):
    print("\nmore of the same report (the pictures once)")
    first, times = None, 1
    while True:
        name = Path(folder) / f"x{times}.docx"
        subprocess.run([ROOT / "tests/bench/repeat_report.py", report, name, str(times), "shared"], check=True)
        wall, cpu, memory = to_pdf(name, Path(folder))
        pdf = name.with_suffix(".pdf")
        pages = pages_of(pdf)
        first = first or cpu / pages
        print(f"  {pages:6} pages{wall:8.3f} s wall{cpu:8.3f} s CPU{1000 * cpu / pages:8.2f} ms CPU a page "
              f"({cpu / pages / first:.2f} ×){memory:7.0f} MiB")
        show_size(pdf, f"×{times}")
        if pages >= MOST_PAGES:
            return
        times = min(times * 4, max(times + 1, -(-MOST_PAGES * times // pages)))


def show_memory(report, folder):
    """What pictures cost: ten times the report, with the same pictures and with ten times as many."""
    peaks = {}
    for kind in ("shared", "own"):
        name = Path(folder) / f"{kind}.docx"
        subprocess.run([ROOT / "tests/bench/repeat_report.py", report, name, "10", *(["shared"] if kind == "shared" else [])],
                       check=True)
        peaks[kind] = to_pdf(name, Path(folder))[2]
    more = 9 * sum(each.file_size for each in zipfile.ZipFile(report).infolist() if "/media/" in each.filename) / 2**20
    print(f"\nten times the report: {peaks['shared']:.0f} MiB at the peak; with {more:.0f} MiB more pictures {peaks['own']:.0f} MiB")


def main():
    report = Path(sys.argv[1]).resolve()
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    with tempfile.TemporaryDirectory(dir=ROOT / "build") as folder:
        show_times(report, runs, folder)
        show_growth(report, folder)
        show_memory(report, folder)


if __name__ == "__main__":
    main()
