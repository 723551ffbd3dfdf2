#!/usr/bin/env python3
"""Holds the structure that engross reads of every document of the corpus against pandoc's AST, item by item.

    structure_test.py ENGROSS CORPUS --cache DIR [--details TSV] [--draw N [--seed N]] [-j N]

Kinds and conventions stand in structure/items.py. Every difference is held against a third reading, of the source's
XML itself (structure/of_docx.py, of_odt.py): it is pandoc's when the XML has what engross has or has not what pandoc
has; all others are engross's. At least 98 % of each kind must agree once pandoc's are left out. --draw prints
differences drawn at random; judged-differences.tsv holds those of --draw 100, each judged by hand from the XML, and
must still be true. Ends with 77 (skipped) when there is no corpus.
"""
import argparse
import csv
import hashlib
import random
import sys
import zipfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE / "structure"))
import of_docx
import of_engross
import of_odt
import of_pandoc
from compare import compare
from items import KINDS, items_of

LEAST = 0.98


def source_tree(file):
    with zipfile.ZipFile(file) as package:
        return (of_odt if "content.xml" in package.namelist() else of_docx).tree(package)


def previews(file):
    """Keys of the previews of objects that are StarView metafiles, which no program but LibreOffice can show."""
    with zipfile.ZipFile(file) as package:
        inside = {name: package.read(name) for name in package.namelist() if name.startswith("ObjectReplacements/")}
    return {hashlib.sha256(data).hexdigest() for data in inside.values() if data.startswith(b"VCLMTF")}


def measure(program, file, key, cache):
    """(key, results by kind), or (key, why not)."""
    pandoc = of_pandoc.tree(file, cache / f"ast-{key}.json.gz")
    if pandoc is None:
        return key, "pandoc does not read it"
    engross = of_engross.tree(program, file)
    if engross is None:
        return key, "engross does not read it"
    trees, unseen = (engross, pandoc, source_tree(file)), previews(file)
    items = [items_of(tree) for tree in trees]
    for each in items:
        each["picture"] = [picture for picture in each["picture"] if picture not in unseen]
    return key, compare(*items)


def share(both, differences):
    return f"{both / max(1, both + differences):8.2%}"


def table(results, of_odt_format):
    """Prints the table of agreement; the number of kinds that agree too little."""
    print("kind      engross   pandoc   source    agree      raw (DOCX)    (ODT)  pandoc wrong  engross wrong  agreement")
    failed = 0
    for kind in KINDS:
        each = [result[kind] for result in results.values()]
        both, differences = sum(r.both for r in each), [d for r in each for d in r.differences]
        own = sum(not d.is_pandocs() for d in differences)
        failed += both < LEAST * (both + own)
        raw = []
        for is_odt in (False, True):
            some = [result[kind] for key, result in results.items() if (key in of_odt_format) == is_odt]
            raw.append(share(sum(r.both for r in some), sum(len(r.differences) for r in some)))
        counts = "".join(f"{sum(r.counts[at] for r in each):9}" for at in range(3))
        print(f"{kind:8}{counts}{both:9} {share(both, len(differences))} {raw[0]} {raw[1]}"
              f"{len(differences) - own:14}{own:15}   {share(both, own)}")
    return failed


def rows_of(results):
    for key, result in sorted(results.items()):
        for kind in KINDS:
            for d in result[kind].differences:
                yield key, kind, show(d.engross), show(d.pandoc), "pandoc wrong" if d.is_pandocs() else "engross wrong"


def show(item, longest=160):
    return "–" if item is None else "(blank)" if not item.strip() else item[:longest] + ("…" if len(item) > longest else "")


def draw(rows, number, seed):
    """Kinds in turn, then a document, then a difference: else a few documents with large tables were all of it."""
    choice, drawn = random.Random(seed), []
    left = {kind: {} for kind in KINDS}
    for row in rows:
        left[row[1]].setdefault(row[0], []).append(row)
    while len(drawn) < number and any(left.values()):
        for kind in KINDS:
            if left[kind] and len(drawn) < number:
                key = choice.choice(sorted(left[kind]))
                drawn.append(left[kind][key].pop(choice.randrange(len(left[kind][key]))))
                if not left[kind][key]:
                    del left[kind][key]
    return drawn


def stale(rows, compared):
    """How many of the judged differences are none any more: then the list must be drawn and judged again. Those of
    documents for which pandoc took too long this time are left alone."""
    known = {row[:4] for row in rows}
    with open(HERE / "judged-differences.tsv", encoding="utf-8", newline="") as lines:
        judged = list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]
    gone = [row for row in judged if row[0] in compared and tuple(row[:4]) not in known]
    for row in gone:
        print("judged by hand, but no longer a difference:", *row[:4], sep="\t")
    print(f"{len(judged)} differences judged by hand:", "; ".join(
        f"{verdict}: {number}" for verdict, number in Counter(row[5] for row in judged).items()))
    return len(gone)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("engross")
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--details", type=Path)
    parser.add_argument("--draw", type=int, default=0)
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("-j", type=int, default=2)
    options = parser.parse_args()
    if not (options.corpus / "MANIFEST.tsv").exists():
        print("skipped: no corpus at", options.corpus)
        return 77
    options.cache.mkdir(parents=True, exist_ok=True)
    with open(options.corpus / "MANIFEST.tsv", encoding="utf-8", newline="") as lines:
        files = {row["sha256"][:12]: str(options.corpus / row["file"]) for row in csv.DictReader(lines, delimiter="\t")}
    results, unread = {}, {}
    with ThreadPoolExecutor(options.j) as pool:
        for key, result in pool.map(lambda pair: measure(options.engross, pair[1], pair[0], options.cache), files.items()):
            (unread if isinstance(result, str) else results)[key] = result
    print(f"{len(results)} files;", "; ".join(f"{why}: {number}" for why, number in Counter(unread.values()).items()))
    failed = table(results, {key for key, file in files.items() if Path(file).suffix in (".odt", ".ott")})
    failed += stale(rows_of(results), results.keys())
    if options.details:
        with open(options.details, "w", encoding="utf-8") as out:
            for row in rows_of(results):
                print(*row, sep="\t", file=out)
    for row in draw(rows_of(results), options.draw, options.seed):
        print(*row, sep="\t")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
