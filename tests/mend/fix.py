#!/usr/bin/env python3
"""Mended copies: a valid package that LibreOffice opens, the same letters as before also there, none of the findings that the
kinds claim, and mending once more changes nothing.
usage: fix.py ENGROSS [--office] [--schema FILE] [--corpus FOLDER] [--store FOLDER] FILE…"""
import subprocess
import sys
from collections import Counter
from pathlib import Path

import files
from annotate import check
from store import digest, in_parallel, opened

# Findings that must be gone when the kinds have done their work on these files.
CLAIMED = {"A11Y-DOC-004", "A11Y-DOC-006", "A11Y-DOC-007", "A11Y-DOC-011", "A11Y-DOC-012", "PRIV-013", "PRIV-014", "TOC-MATCH",
           "TOC-PADDED", "TOC-TYPED", "TW-PUN-001", "TW-PUN-002", "TXT-BLANK", "TXT-HEADING-BLANK", "TXT-JOIN"}


def fix(program, file, output, *more):
    return subprocess.run([program, "fix", file, "-o", output, *more], capture_output=True, check=False, timeout=3600)


def examine(program, source, store):
    """What is wrong with the copy, where it is kept, the claimed findings that are left in it."""
    with files.scratch() as scratch:
        copy = Path(scratch) / source.name
        run = fix(program, source, copy)
        if run.returncode:
            known = run.returncode in (3, 5) and check(program, source)[0] is None # not for us to read
            return {"faults": [] if known else [f"exit code {run.returncode}: {run.stderr.decode()}"], "copy": None}
        faults = files.faults_of_package(copy, source, lambda name: True)
        if lost := files.told(files.letters(program, source), files.letters(program, copy)):
            faults.append(lost)
        again = Path(scratch) / ("again" + source.suffix)
        fix(program, copy, again)
        if again.read_bytes() != copy.read_bytes():
            faults.append("mending once more changes something")
        findings, _ = check(program, copy)
        left = Counter(each["rule"] for each in findings or [] if each["rule"] in CLAIMED)
        return {"faults": faults, "copy": str(store.keep(copy)), "left": left}


def faults_in_office(sources, copies, program, store):
    before, opened_copies = store.office(sources.values(), "odt"), store.office(copies.values(), "odt")
    store.letters(program, [*before.values(), *opened_copies.values()])
    for name, copy in copies.items():
        if sources[name] not in before:
            continue # it does not open the author's file either
        if copy not in opened_copies:
            yield name, "LibreOffice does not open the copy"
            continue
        if lost := files.told(*store.letters(program, [before[sources[name]], opened_copies[copy]])):
            yield name, f"in LibreOffice: {lost}"
    print(f"LibreOffice opens {len(before)} of {len(sources)} sources, {len(opened_copies)} of {len(copies)} copies")


def faults_of_schema(sources, copies, schema):
    odt = lambda all: {name: path for name, path in all.items() if path.suffix == ".odt"}
    with files.scratch() as scratch:
        was = files.schema_faults(schema, odt(sources), Path(scratch) / "before")
        now = files.schema_faults(schema, odt(copies), Path(scratch) / "after")
    for name, messages in now.items():
        for message in messages - was[name]:
            yield name, f"schema: {message}"
    print(f"schema: {sum(map(Counter.total, was.values()))} messages on {len(was)} sources, "
          f"{sum(map(Counter.total, now.values()))} on their copies")


def faults_of_all(sources, copies, options, store):
    if options.office:
        yield from faults_in_office(sources, copies, options.program, store)
    if options.schema and options.schema.exists():
        yield from faults_of_schema(sources, copies, options.schema)
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
    with opened(options) as store:
        def ask(file):
            source = store.source(file)
            return file, source, store.remembered("fix", source, lambda: examine(options.program, source, store))

        for file, source, answer in in_parallel(ask, files.wanted(options)):
            faults = answer["faults"] + (["the input was touched"] if digest(source) != source.stem else [])
            if answer["copy"]:
                copies[str(file)], sources[str(file)] = Path(answer["copy"]), source
                remaining += Counter(answer["left"])
                faults += [f"{rule} is left" for rule in answer["left"] if options.strict]
            for fault in faults:
                bad += 1
                print(f"{file}: {fault}", flush=True)
        for name, fault in faults_of_all(sources, copies, options, store):
            bad += 1
            print(f"{name}: {fault}", flush=True)
        changed = sum(copies[name].stem != sources[name].stem for name in copies)
    print(f"{len(copies)} copies, {changed} of them changed, {bad} faults; claimed findings left: {dict(remaining)}")
    return 1 if bad or not copies else 0


if __name__ == "__main__":
    sys.exit(main())
