#!/usr/bin/env python3
"""Counts headings, list items, tables, rows, cells, notes, links and pictures of each document of the corpus as
engross reads them and as pandoc does, and prints a table of agreement.

    structure.py ENGROSS CORPUS [--cache DIR] [--details TSV]

Agreement of a kind: over all files the sum of what both have, divided by the sum of what either has.
"""
import argparse
import csv
import json
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import texts

KINDS = ("heading", "item", "table", "row", "cell", "note", "link", "picture")


def of_engross(program, file):
    run = subprocess.run([program, "convert", file, "--ocr", "off", "--dump-after", "read"],
                         capture_output=True, timeout=texts.TIME_LIMIT, check=False)
    if not run.stdout:
        return None
    root = ElementTree.fromstring(run.stdout)
    count = Counter()
    for part in ("body", "notes"):
        for node in root.find(part).iter():
            # pandoc has no list without a label, and no empty heading.
            if node.tag == "p" and node.get("list") and node.find("label") is not None:
                count["item"] += 1
            elif node.tag == "heading":
                count["heading"] += 1 if "".join(node.itertext()).strip() else 0
            elif node.tag == "image":
                count["picture"] += 1
            elif node.tag in ("table", "row", "cell", "link", "note"):
                count[node.tag] += 1
    return count


def count_ast(value, count):
    if isinstance(value, list):
        for each in value:
            count_ast(each, count)
        return
    if not isinstance(value, dict):
        return
    kind, content = value.get("t"), value.get("c")
    if kind == "Header":
        count["heading"] += 1
    elif kind == "BulletList":
        count["item"] += len(content)
    elif kind == "OrderedList":
        count["item"] += len(content[1])
    elif kind == "Table":
        count["table"] += 1
        head, bodies = content[3], content[4]
        rows = head[1] + [row for body in bodies for row in body[2] + body[3]] + content[5][1]
        # pandoc fills short rows up with blank cells and keeps a head even when it is empty.
        rows = [row for row in rows if row[1]]
        count["row"] += len(rows)
        count["cell"] += sum(len(row[1]) for row in rows)
        content = content[3:]
    elif kind == "Note":
        count["note"] += 1
    elif kind == "Link":
        count["link"] += 1
    elif kind == "Image":
        count["picture"] += 1
        return
    if content is not None:
        count_ast(content, count)


def of_pandoc(file, cache, key):
    kept = cache / f"structure-{key}.json" if cache else None
    if kept and kept.exists():
        return json.loads(kept.read_text())
    ast = texts.pandoc_ast(file)
    count = None
    if ast is not None:
        count = Counter()
        count_ast(ast["blocks"], count)
    if kept:
        kept.write_text(json.dumps(count))
    return count


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("engross")
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--details", type=Path)
    options = parser.parse_args()
    with open(options.corpus / "MANIFEST.tsv", encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))

    def measure(row):
        file = str(options.corpus / row["file"])
        return row["sha256"][:12], of_engross(options.engross, file), of_pandoc(file, options.cache, row["sha256"][:12])

    with ThreadPoolExecutor(2) as pool:
        pairs = [each for each in pool.map(measure, rows) if each[1] is not None and each[2] is not None]
    print(f"{len(pairs)} files that both read")
    print(f"{'kind':8} {'engross':>8} {'pandoc':>8} {'agreement':>10} {'files that differ':>18}")
    for kind in KINDS:
        own, other = sum(e[kind] for _, e, _ in pairs), sum(p.get(kind, 0) for _, _, p in pairs)
        both = sum(min(e[kind], p.get(kind, 0)) for _, e, p in pairs)
        either = sum(max(e[kind], p.get(kind, 0)) for _, e, p in pairs)
        differ = sum(e[kind] != p.get(kind, 0) for _, e, p in pairs)
        print(f"{kind:8} {own:8} {other:8} {both / either if either else 1:10.2%} {differ:18}")
    if options.details:
        with open(options.details, "w", encoding="utf-8") as out:
            for key, own, other in pairs:
                for kind in KINDS:
                    if own[kind] != other.get(kind, 0):
                        print(key, kind, own[kind], other.get(kind, 0), sep="\t", file=out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
