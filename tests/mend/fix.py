#!/usr/bin/env python3
"""Mended copies: a valid package that LibreOffice opens, the same letters as before, none of the findings that the
kinds claim, and mending once more changes nothing.
usage: fix.py ENGROSS [--office] [--corpus FOLDER] FILE…"""
import argparse
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
import xml.etree.ElementTree as ElementTree

import files
from annotate import check

# Findings that must be gone when the kinds have done their work on these files.
CLAIMED = {"A11Y-DOC-006", "TXT-JOIN", "A11Y-DOC-004", "A11Y-DOC-011", "PRIV-013", "PRIV-014", "TXT-BLANK"}


def letters(program, file):
    """What the reader reads, but for blanks and labels that are computed."""
    run = subprocess.run([program, "convert", file, "--ocr", "off", "--dump-after", "read"], capture_output=True,
                         check=False, timeout=600)
    if not run.stdout:
        return None
    root = ElementTree.fromstring(run.stdout)
    for parent in list(root.iter()):
        for label in [child for child in parent if child.tag == "label" and child.get("by") == "auto"]:
            parent.remove(label)
    return Counter(c for name in ("body", "notes") for text in root.find(name).itertext() for c in text if not c.isspace())


def fix(program, file, output, *more):
    return subprocess.run([program, "fix", file, "-o", output, *more], capture_output=True, check=False, timeout=600)


def faults_of(program, file, folder):
    copy = folder / file.name
    before = file.read_bytes()
    run = fix(program, file, copy)
    if run.returncode not in (0, 3, 5):
        return [f"exit code {run.returncode}: {run.stderr.decode()}"], None
    if run.returncode:
        return [], None
    faults = files.faults_of_package(copy, file, lambda name: True)
    if file.read_bytes() != before:
        faults.append("the input was touched")
    if letters(program, copy) != letters(program, file):
        faults.append("the letters of the text are others")
    again = folder / ("again" + file.suffix)
    fix(program, copy, again)
    if again.read_bytes() != copy.read_bytes():
        faults.append("mending once more changes something")
    findings, _ = check(program, copy)
    left = Counter(each["rule"] for each in findings or [] if each["rule"] in CLAIMED)
    return faults, (copy, left)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--office", action="store_true")
    parser.add_argument("--strict", action="store_true", help="no claimed finding may be left")
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("files", nargs="*", type=Path)
    options = parser.parse_intermixed_args()
    if options.corpus and not options.corpus.exists():
        print("skipped: no corpus")
        return 77
    bad, remaining, copies = 0, Counter(), {}
    with files.scratch() as scratch:
        folder = Path(scratch)
        for number, file in enumerate(options.files + (files.corpus(options.corpus) if options.corpus else [])):
            if not file.exists():
                print(f"skipped: no {file}")
                continue
            source = folder / "in" / f"{number}{file.suffix}"
            source.parent.mkdir(exist_ok=True)
            shutil.copyfile(file, source)
            faults, made = faults_of(options.program, source, folder)
            if made:
                copies[str(file)] = made[0]
                remaining += made[1]
                faults += [f"{rule} is left" for rule in made[1] if options.strict]
            for fault in faults:
                bad += 1
                print(f"{file}: {fault}")
        if options.office:
            opened = files.office(copies.values(), "odt", folder / "office", f"{scratch}/profile")
            for name, copy in copies.items():
                if copy.name not in opened:
                    bad += 1
                    print(f"{name}: LibreOffice does not open the copy")
    print(f"{len(copies)} copies, {bad} faults; claimed findings left: {dict(remaining)}")
    return 1 if bad or not copies else 0


if __name__ == "__main__":
    sys.exit(main())
