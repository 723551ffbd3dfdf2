#!/usr/bin/env python3
"""LibreOffice and pandoc read a mended copy as engross does: headings, items of lists, captions, tables with their heads.
usage: readings.py ENGROSS FILE…"""
import json
import re
import subprocess
import sys
from pathlib import Path
import xml.etree.ElementTree as ElementTree

import files
from fix import fix
from store import Store


def squeezed(words):
    return re.sub(r"\s+", "", words)


def ours(program, file):
    """What engross reads in a file."""
    run = subprocess.run([program, "convert", file, "--ocr", "off", "--dump-after", "enrich"], capture_output=True, check=True,
                         timeout=3600)
    root = ElementTree.fromstring(run.stdout)
    for parent in list(root.iter()):
        for toc in parent.findall("toc"):
            parent.remove(toc)
    text = lambda node: squeezed("".join(node.itertext()))
    return {
        "headings": [(each.get("level"), text(each)) for each in root.find("body").iter("heading") if each.get("by") != "inferred"],
        "items": [squeezed(label.text or "") for label in root.findall(".//item/label[@by='auto']")],
        "captions": [text(each) for each in root.iter("caption") if each.get("by") == "author"],
        "tables": [(len(each.findall("head/row")) if each.get("header") == "author" else 0, len(each.findall(".//row")))
                   for each in root.iter("table")]}


def pandoc_text(node):
    """Words of inlines."""
    out = ""
    for each in node if isinstance(node, list) else [node]:
        if isinstance(each, list):
            out += pandoc_text(each)
        elif isinstance(each, dict):
            out += each["c"] if each.get("t") == "Str" else "" if each.get("t") == "Note" else pandoc_text(each.get("c", []))
    return out


def pandoc(file):
    """What pandoc reads: headings as level and words, the number of items of lists, rows of tables. Its reader of ODT gives
    automatic labels of headings no text, and neither reader tells captions."""
    run = subprocess.run(["pandoc", "-t", "json", file], capture_output=True, check=True, timeout=3600)
    found = {"headings": [], "items": 0, "tables": 0}

    def walk(node):
        if isinstance(node, list):
            for each in node:
                walk(each)
        elif isinstance(node, dict):
            kind, content = node.get("t"), node.get("c")
            if kind == "Header":
                found["headings"].append((str(content[0]), squeezed(pandoc_text(content[2]))))
            elif kind in ("OrderedList", "BulletList"):
                found["items"] += len(content[1] if kind == "OrderedList" else content)
            elif kind == "Table":
                found["tables"] += 1
            walk(content)
    walk(json.loads(run.stdout)["blocks"])
    return found


def differences(program, file, folder):
    copy = folder / file.name
    run = fix(program, file, copy)
    if run.returncode:
        return [run.stderr.decode()]
    mine, faults = ours(program, copy), []
    other = "odt" if file.suffix == ".docx" else "docx:MS Word 2007 XML"
    converted = Store(folder / "store", program).office([copy], other)
    if copy not in converted:
        return ["LibreOffice does not open the copy"]
    theirs = ours(program, converted[copy])
    for what, here in mine.items():
        if here != theirs[what]:
            faults.append(f"{what}: engross {[x for x in here if x not in theirs[what]] or len(here)}, "
                          f"LibreOffice {[x for x in theirs[what] if x not in here] or len(theirs[what])}")
    read = pandoc(copy)
    if read["headings"] != mine["headings"]:
        faults.append(f"headings: engross {[x for x in mine['headings'] if x not in read['headings']]}, "
                      f"pandoc {[x for x in read['headings'] if x not in mine['headings']]}")
    for what in ("items", "tables"):
        if read[what] != len(mine[what]):
            faults.append(f"{what}: engross {len(mine[what])}, pandoc {read[what]}")
    return faults


def main():
    bad = seen = 0
    for name in sys.argv[2:]:
        if not Path(name).exists():
            print(f"skipped: no {name}")
            continue
        seen += 1
        with files.scratch() as folder:
            for fault in differences(sys.argv[1], Path(name), Path(folder)):
                bad += 1
                print(f"{name}: {fault}")
    print(f"{seen} copies, {bad} differences")
    return 1 if bad else 0 if seen else 77


if __name__ == "__main__":
    sys.exit(main())
