#!/usr/bin/env python3
"""Mended copies: a valid package that LibreOffice opens, the same letters as before, none of the findings that the
kinds claim, and mending once more changes nothing.
usage: fix.py ENGROSS [--office] [--corpus FOLDER] FILE…"""
import subprocess
import sys
import unicodedata
from collections import Counter
from pathlib import Path
import xml.etree.ElementTree as ElementTree

import files
from annotate import check

# Findings that must be gone when the kinds have done their work on these files.
CLAIMED = {"A11Y-DOC-004", "A11Y-DOC-006", "A11Y-DOC-007", "A11Y-DOC-011", "A11Y-DOC-012", "PRIV-013", "PRIV-014", "TOC-MATCH",
           "TOC-PADDED", "TOC-TYPED", "TW-PUN-001", "TW-PUN-002", "TXT-BLANK", "TXT-HEADING-BLANK", "TXT-JOIN"}


def letters(program, file):
    """The letters of the text with its labels, but for tables of contents, width and blanks."""
    run = subprocess.run([program, "convert", file, "--ocr", "off", "--dump-after", "normalize"], capture_output=True,
                         check=False, timeout=600)
    if not run.stdout:
        return None
    root = ElementTree.fromstring(run.stdout)
    for parent in list(root.iter()):
        for toc in parent.findall("toc"):
            parent.remove(toc)
    text = "".join(text for name in ("body", "notes") for text in root.find(name).itertext())
    return Counter(c for c in unicodedata.normalize("NFKC", text) if not c.isspace())


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
    was, now = letters(program, file), letters(program, copy)
    if was != now:
        faults.append(f"letters lost: {dict(was - now)}, new: {dict(now - was)}")
    again = folder / ("again" + file.suffix)
    fix(program, copy, again)
    if again.read_bytes() != copy.read_bytes():
        faults.append("mending once more changes something")
    findings, _ = check(program, copy)
    left = Counter(each["rule"] for each in findings or [] if each["rule"] in CLAIMED)
    return faults, (copy, left)


def faults_of_all(sources, copies, folder, options):
    if options.office:
        before = files.office(sources.values(), "odt", folder / "sources", f"{folder}/profile")
        opened = files.office(copies.values(), "odt", folder / "office", f"{folder}/profile")
        for name, copy in copies.items():
            if copy.name in before and copy.name not in opened:
                yield name, "LibreOffice does not open the copy"
    if options.schema and options.schema.exists():
        odt = lambda all: {name: path for name, path in all.items() if path.suffix == ".odt"}
        was = files.schema_faults(options.schema, odt(sources), folder / "schema-before")
        now = files.schema_faults(options.schema, odt(copies), folder / "schema-after")
        for name, messages in now.items():
            for message in messages - was[name]:
                yield name, f"schema: {message}"
    elif options.schema:
        print(f"not held against the schema: no {options.schema}")


def main():
    parser = files.arguments()
    parser.add_argument("--strict", action="store_true", help="no claimed finding may be left")
    parser.add_argument("--schema", type=Path, help="the OASIS schema of ODF, in RELAX NG's compact syntax")
    options = parser.parse_intermixed_args()
    if files.lacks_corpus(options):
        return 77
    bad, remaining, copies, sources = 0, Counter(), {}, {}
    with files.scratch() as scratch:
        folder = Path(scratch)
        for file, source in files.sources(options, folder):
            faults, made = faults_of(options.program, source, folder)
            if made:
                copies[str(file)], sources[str(file)] = made[0], source
                remaining += made[1]
                faults += [f"{rule} is left" for rule in made[1] if options.strict]
            for fault in faults:
                bad += 1
                print(f"{file}: {fault}")
        for name, fault in faults_of_all(sources, copies, folder, options):
            bad += 1
            print(f"{name}: {fault}")
    print(f"{len(copies)} copies, {bad} faults; claimed findings left: {dict(remaining)}")
    return 1 if bad or not copies else 0


if __name__ == "__main__":
    sys.exit(main())
