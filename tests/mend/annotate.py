#!/usr/bin/env python3
"""Copies with comments: a valid package, in which only what comments need has changed, that gives the same
findings; LibreOffice reads all comments back and keeps the author's own.
usage: annotate.py ENGROSS [--office] [--corpus FOLDER] FILE…"""
import json
import subprocess
import sys
import zipfile
from pathlib import Path
import xml.etree.ElementTree as ElementTree

import files

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
AUTHOR = "{http://purl.org/dc/elements/1.1/}creator"


def check(program, file, *more):
    run = subprocess.run([program, "check", file, "--ocr", "off", "--date", "2026-11-28", "--format", "json",
                          "--lang", "zh-TW", *more], capture_output=True, check=False, timeout=600)
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
                         check=True, timeout=600)
    return len(ElementTree.fromstring(run.stdout).find("body")) == 0


def faults_of(program, file, folder):
    """(faults, copy or None, number of findings)"""
    findings, why = check(program, file, "--annotate", folder)
    if findings is None:
        return ([why] if why else []), None, 0
    copy = folder / file.name
    faults = files.faults_of_package(copy, file, files.needed_by_comments(file))
    again, why = check(program, copy)
    if again != findings and not is_empty(program, file): # which gets a paragraph, to carry the comments
        faults.append(why or "the copy has other findings")
    before, after = comments(file), comments(copy)
    own = after.count("engross") - before.count("engross")
    if own != len(findings) or len(after) - own != len(before):
        faults.append(f"{len(findings)} findings, {own} comments; {len(before)} comments before, {len(after) - own} now")
    second = folder / "second"
    check(program, copy, "--annotate", second)
    if again == findings and (second / file.name).read_bytes() != copy.read_bytes():
        faults.append("annotating the copy again gives another copy")
    return faults, copy, len(findings)


def faults_in_office(copies, sources, folder, profile):
    """Comments that LibreOffice does not read back from a copy, beside those that it lost in the source."""
    there = files.office(copies.values(), "odt", folder / "copies", profile)
    before = files.office(sources.values(), "odt", folder / "sources", profile)
    for key, copy in copies.items():
        if sources[key].name not in before:
            continue # it does not open the author's file either
        if copy.name not in there:
            yield key, "LibreOffice does not open the copy"
            continue
        was, now = comments(before[copy.name]), comments(there[copy.name])
        wanted = was.count("engross") + comments(copy).count("engross")
        if now.count("engross") < wanted or len(now) - now.count("engross") < len(was) - was.count("engross"):
            yield key, f"LibreOffice reads {len(now)} comments, {wanted} of engross and {len(was)} others expected"


def main():
    options = files.arguments().parse_intermixed_args()
    if files.lacks_corpus(options):
        return 77
    bad = total = 0
    copies, sources = {}, {}
    with files.scratch() as scratch:
        folder = Path(scratch)
        # The same name for source and copy, and one of its own in LibreOffice's folder.
        for file, source in files.sources(options, folder):
            faults, copy, count = faults_of(options.program, source, folder / "out")
            total += count
            for fault in faults:
                bad += 1
                print(f"{file}: {fault}")
            if copy:
                copies[str(file)], sources[str(file)] = copy, source
        if options.office:
            for name, fault in faults_in_office(copies, sources, folder, f"{scratch}/profile"):
                bad += 1
                print(f"{name}: {fault}")
    print(f"{len(copies)} copies, {total} comments, {bad} faults")
    return 1 if bad or not copies else 0


if __name__ == "__main__":
    sys.exit(main())
