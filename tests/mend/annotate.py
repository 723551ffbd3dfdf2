#!/usr/bin/env python3
"""Copies with comments: a valid package, in which only what comments need has changed, that gives the same
findings; LibreOffice reads all comments back, keeps the author's own, and finds no letter lost.
usage: annotate.py ENGROSS [--office] [--corpus FOLDER] [--store FOLDER] FILE…"""
import json
import subprocess
import sys
import zipfile
from pathlib import Path
import xml.etree.ElementTree as ElementTree

import files
from office import Office
from store import in_parallel, opened

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
AUTHOR = "{http://purl.org/dc/elements/1.1/}creator"


def check(program, file, *more):
    run = subprocess.run([program, "check", file, "--ocr", "off", "--date", "2026-11-28", "--format", "json",
                          "--lang", "zh-TW", *more], capture_output=True, check=False, timeout=3600)
    if run.returncode in (3, 5): # not for us to read
        return None, ""
    if run.returncode not in (0, 1):
        return None, f"exit code {run.returncode}: {run.stderr.decode()}"
    return json.loads(run.stdout)["files"][0]["findings"], ""


def comments(path):
    """Authors of the comments of a DOCX, an ODT or a flat ODT."""
    if path.suffix == ".fodt":
        root = ElementTree.parse(path).getroot()
        return sorted(note.findtext(AUTHOR, "") for note in root.iter(OFFICE + "annotation"))
    with zipfile.ZipFile(path) as archive:
        if path.suffix == ".odt":
            root = ElementTree.fromstring(archive.read("content.xml"))
            return sorted(note.findtext(AUTHOR, "") for note in root.iter(OFFICE + "annotation"))
        found = []
        for name in archive.namelist():
            if name.endswith("comments.xml"):
                root = ElementTree.fromstring(archive.read(name))
                space = root.tag[:root.tag.index("}") + 1] # transitional or strict
                found += [each.get(space + "author") or "" for each in root.iter(space + "comment")]
        return sorted(found)


def is_empty(program, file):
    run = subprocess.run([program, "convert", file, "--ocr", "off", "--dump-after", "read"], capture_output=True,
                         check=True, timeout=3600)
    return len(ElementTree.fromstring(run.stdout).find("body")) == 0


def examine(program, source, store):
    """What is wrong with the copy, where it is kept, how many findings there are, letters of the source."""
    with files.scratch() as scratch:
        folder = Path(scratch)
        findings, why = check(program, source, "--annotate", folder)
        if findings is None:
            return {"faults": [why] if why else [], "copy": None, "findings": 0}
        copy = folder / source.name
        faults = faults_of(program, source, copy, findings, folder / "second")
        return {"faults": faults, "copy": str(store.keep(copy)), "findings": len(findings)}


def faults_of(program, source, copy, findings, second):
    faults = files.faults_of_package(copy, source, files.needed_by_comments(source))
    again, why = check(program, copy)
    if again != findings and not is_empty(program, source): # which gets a paragraph, to carry the comments
        faults.append(why or "the copy has other findings")
    before, after = comments(source), comments(copy)
    own = after.count("engross") - before.count("engross")
    if own != len(findings) or len(after) - own != len(before):
        faults.append(f"{len(findings)} findings, {own} comments; {len(before)} comments before, {len(after) - own} now")
    check(program, copy, "--annotate", second)
    if again == findings and (second / copy.name).read_bytes() != copy.read_bytes():
        faults.append("annotating the copy again gives another copy")
    if lost := files.told(files.letters(program, source), files.letters(program, copy)):
        faults.append(lost)
    return faults


def faults_in_office(copies, sources, program, store):
    """What LibreOffice does not read of a copy: comments, letters; beside what it lost of the source."""
    office = Office(store, program)
    there, before = store.office(copies.values(), "odt"), store.office(sources.values(), "odt")
    office.letters([*there.values(), *before.values()])
    for key, copy in copies.items():
        if sources[key] not in before:
            continue # it does not open the author's file either
        if copy not in there:
            yield key, "LibreOffice does not open the copy"
            continue
        source, copied = before[sources[key]], there[copy]
        was, now = comments(source), comments(copied)
        wanted = was.count("engross") + comments(copy).count("engross")
        if now.count("engross") < wanted or len(now) - now.count("engross") < len(was) - was.count("engross"):
            yield key, f"LibreOffice reads {len(now)} comments, {wanted} of engross and {len(was)} others expected"
        if lost := office.losses(sources[key], *office.letters([source, copied])):
            yield key, f"in LibreOffice: {lost}"


def main():
    options = files.arguments().parse_intermixed_args()
    if files.lacks_corpus(options):
        return 77
    bad = total = 0
    copies, sources = {}, {}
    with opened(options) as store:
        def ask(file):
            source = store.source(file)
            return file, source, store.remembered("annotate", source, lambda: examine(options.program, source, store))

        for file, source, answer in in_parallel(ask, files.wanted(options)):
            total += answer["findings"]
            for fault in answer["faults"]:
                bad += 1
                print(f"{file}: {fault}", flush=True)
            if answer["copy"]:
                copies[str(file)], sources[str(file)] = Path(answer["copy"]), source
        if options.office:
            for name, fault in faults_in_office(copies, sources, options.program, store):
                bad += 1
                print(f"{name}: {fault}", flush=True)
    print(f"{len(copies)} copies, {total} comments, {bad} faults")
    return 1 if bad or not copies else 0


if __name__ == "__main__":
    sys.exit(main())
