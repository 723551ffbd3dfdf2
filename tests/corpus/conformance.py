#!/usr/bin/env python3
"""Converts documents of the corpus and puts every PDF and every page before the judges.

    conformance.py ENGROSS CORPUS OUT [--sample FILE] [--pdf ua1|ua2] [--html] [--only KEY,...] [--passed FOLDER]

Prints a table: judge, files judged, files that pass; then each fault. OUT keeps the outputs, named by the
first 12 digits of the input's SHA-256. FOLDER keeps which outputs have passed: the same bytes are not put before the
same judges again. Exit code 0 all pass, 1 faults, 77 there is no corpus.
"""
import argparse
import csv
import re
import shutil
import subprocess
import sys
from collections import Counter, defaultdict
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from verdicts import Passed

JUDGE = Path(__file__).resolve().parents[1] / "judge/judge.sh"
FLAVOURS = {"ua1": "ua1,2a", "ua2": "ua2,4,wt1a,wt1r"}
AT_A_TIME = 25  # files a call: starting a JVM or Chromium costs more than judging a page
UNREADABLE = 3  # exit code: the input, not engross, is at fault
VERDICT = re.compile(r"(pass|FAIL) (qpdf|readers|own|nu|axe|text|ua1|2a|ua2|4|wt1a|wt1r)\b")


def documents(corpus, sample):
    """(key, file) of every document asked for."""
    wanted = set(sample.read_text(encoding="utf-8").split()) if sample else None
    with open(corpus / "MANIFEST.tsv", encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            key = row["sha256"][:12]
            if wanted is None or key in wanted:
                yield key, corpus / row["file"]


def convert(options, key, file):
    """Exit code and message. The input is copied because outputs take its name."""
    source = options.out / f"{key}{file.suffix.lower()}"
    if not source.exists():
        shutil.copyfile(file, source)
    targets = "xml,pdf,html" if options.html else "xml,pdf"
    run = subprocess.run([options.engross, "convert", source, "-o", options.out, "--to", targets, "--pdf", options.pdf,
                          "--ocr", "off", "--lang", "en"],
                         capture_output=True, text=True, errors="replace", check=False)
    return key, source, run.returncode, run.stderr.strip()


def judge(arguments):
    run = subprocess.run([JUDGE, *arguments], capture_output=True, text=True, errors="replace", check=False)
    return run.stdout + run.stderr


def batches(items):
    return [items[i:i + AT_A_TIME] for i in range(0, len(items), AT_A_TIME)]


def names(options, kind):
    """The judges that give a verdict on each file."""
    return ["axe", "text"] if kind == "html" else ["qpdf", "readers", "own", *FLAVOURS[options.pdf].split(",")]


def verdicts(options, kind, batch):
    """What the judges print of a batch of outputs. One that passes as a whole is kept."""
    if kind == "html":
        text = judge(["html", *(f"{options.out / key}.html" for key, _ in batch)])
    else:
        text = judge(["pdf", "--flavours", FLAVOURS[options.pdf], *(f"{options.out / key}.pdf={source}" for key, source in batch)])
    counts, faults = table([text])
    if not faults and not silent(options, counts, {kind: batch}):
        for key, _ in batch:
            options.passed.keep(key, kind)
    return text


def table(texts):
    """{judge: Counter of verdicts}, and all faults as lines."""
    counts, faults = defaultdict(Counter), []
    failed = False
    for text in texts:
        for line in text.splitlines():
            verdict = VERDICT.match(line)
            if verdict:
                counts[verdict[2]][verdict[1]] += 1
            failed = line.startswith("FAIL") or failed and line.startswith("    ")
            if failed:
                faults.append(line)
    return counts, faults


def silent(options, counts, judged):
    """Judges that did not give a verdict on each document: one that cannot run must not pass for content."""
    expected = {name: len(converted) for kind, converted in judged.items() for name in names(options, kind)}
    if "html" in judged:
        expected["nu"] = len(batches(judged["html"]))
    return [f"FAIL {name} gave {counts[name].total()} verdicts, not {count}"
            for name, count in expected.items() if counts[name].total() != count]


def options_of(arguments):
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("engross")
    parser.add_argument("corpus", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--sample", type=Path)
    parser.add_argument("--only", default="")
    parser.add_argument("--pdf", choices=FLAVOURS, default="ua1")
    parser.add_argument("--html", action="store_true")
    parser.add_argument("--passed", type=Path)
    options = parser.parse_args(arguments)
    options.passed = Passed(options.passed, options.out, options.pdf)
    return options


def main():
    options = options_of(sys.argv[1:])
    if not (options.corpus / "MANIFEST.tsv").exists():
        print("skipped: there is no corpus")
        return 77
    options.out.mkdir(parents=True, exist_ok=True)
    only = set(filter(None, options.only.split(",")))
    files = [each for each in documents(options.corpus, options.sample) if not only or each[0] in only]
    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(lambda each: convert(options, *each), files))
    converted = [(key, source) for key, source, code, _ in results if code == 0]
    refused = [each for each in results if each[2] not in (0, UNREADABLE)]
    anew = {kind: [each for each in converted if not options.passed.has(each[0], kind)]
            for kind in (["pdf", "html"] if options.html else ["pdf"])}
    work = [(kind, batch) for kind, judged in anew.items() for batch in batches(judged)]
    with ThreadPoolExecutor(2) as pool:
        counts, faults = table(pool.map(lambda each: verdicts(options, *each), work))
    faults = silent(options, counts, anew) + faults
    print(f"{len(files)} documents, {len(converted)} converted (--pdf {options.pdf}), "
          f"{sum(code == UNREADABLE for _, _, code, _ in results)} unreadable, {len(refused)} failed")
    for kind, judged in anew.items():
        print(f"  {kind:6} {len(converted) - len(judged):5} passed before, byte for byte the same")
    for name, count in filter(lambda each: each[1], counts.items()):
        print(f"  {name:6} {count.total():5} judged {count['pass']:5} pass {count['pass'] / count.total():8.2%}")
    for key, source, code, message in refused:
        print(f"FAIL convert {key}{source.suffix} ended with {code}: {message}")
    print("\n".join(faults))
    return 1 if refused or faults or not converted else 0


if __name__ == "__main__":
    sys.exit(main())
