#!/usr/bin/python3
"""Times reading and normalizing: the corpus against pandoc's JSON, and a report 10 and 100 times over.

usage: reading.py REPORT.docx [STEP=1 [CORPUS]]      every STEPth file of the corpus
Every figure is the sum of CPU time (user and system, children too) and the highest memory. Nothing here fails on
a time.
"""

import csv
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ENGROSS = [ROOT / "build/engross", "convert", "--ocr", "off", "--dump-after", "normalize"]


def measure(command):
    """(CPU s, peak MiB, exit code)"""
    with open(os.devnull, "wb") as nowhere:
        process = subprocess.Popen(command, stdin=nowhere, stdout=nowhere, stderr=nowhere)
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, process.returncode


def files_of(corpus):
    """Those that pandoc has a reader for."""
    with open(corpus / "MANIFEST.tsv", encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    return [corpus / row["file"] for row in rows if row["ext"] in ("docx", "odt")]


# Some documents take Pandoc more than ten minutes of a processor: stopped here, they count with what was used so far.
LIMIT = 30
PANDOC = ["prlimit", f"--cpu={LIMIT}", "pandoc", "-t", "json"]


def race(corpus, step):
    """Sums over the files that both read, and how many of them pandoc did not finish."""
    ours = theirs = 0.0
    read, stopped = [], 0
    for file in files_of(corpus)[::step]:
        other = measure([*PANDOC, file])
        own = measure([*ENGROSS, file])
        is_stopped = other[2] == -9  # the kernel ends what goes beyond its limit
        if own[2] == 0 and (other[2] == 0 or is_stopped):
            ours, theirs, stopped = ours + own[0], theirs + other[0], stopped + is_stopped
            read.append(file)
    return ours, theirs, read, stopped


def show_corpus(corpus, step):
    ours, theirs, read, stopped = race(corpus, step)
    together, memory, _ = measure([*ENGROSS, *read])
    unprotected, _, _ = measure([*ENGROSS, "--sandbox", "off", *read])
    print(f"\nreading and normalizing {len(read)} files of the corpus, CPU; pandoc was stopped after {LIMIT} s at {stopped}")
    print(f"  {'pandoc to JSON, a process a file':44}{theirs:9.2f} s")
    for name, seconds in (("engross, a process a file", ours), ("engross, one run, a worker a file", together),
                          ("engross, one process (--sandbox off)", unprotected)):
        print(f"  {name:44}{seconds:9.2f} s   {theirs / seconds:6.1f} times less")
    print(f"  peak of the one run {memory:.0f} MiB")


def show_growth(report):
    print(f"\n{report.name}, reading and normalizing (pictures shared)")
    first = None
    with tempfile.TemporaryDirectory() as folder:
        for times in (1, 10, 100):
            file = Path(folder) / f"{times}.docx"
            subprocess.run([ROOT / "tests/bench/repeat_report.py", report, file, str(times), "shared"], check=True)
            seconds, memory, code = min(measure([*ENGROSS, "--sandbox", "off", file]) for _ in range(3))
            if code != 0:
                sys.exit(f"reading.py: engross ended with {code}")
            first = first or (seconds, memory)
            print(f"  ×{times:<4} {seconds:8.3f} s ({seconds / first[0]:6.1f}×) {memory:8.0f} MiB ({memory / first[1]:5.1f}×)")


def main():
    show_growth(Path(sys.argv[1]).resolve())
    step = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    corpus = Path(sys.argv[3]) if len(sys.argv) > 3 else ROOT / "../shared/corpus"
    if (corpus / "MANIFEST.tsv").exists():
        show_corpus(corpus, step)


if __name__ == "__main__":
    main()
