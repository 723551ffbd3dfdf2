#!/usr/bin/env python3
"""Holds engross's text of every document of the corpus against pandoc's and LibreOffice's.

    text_test.py ENGROSS CORPUS [--cache DIR] [--libreoffice] [--details TSV]

The lists hold for a run with --libreoffice. --cache keeps what the other two say, so that a second run is quick.

A character is *found by either* as often as the reader that finds it most often finds it. engross must find
at least 99.7 % of all; a file below 98 % must stand in expected-below-98.tsv with its reason, and a file
standing there must still be below (so that the list stays true). No text may appear twice: a file where engross
has 2 % (and 20 characters) more than pandoc, LibreOffice and all text in the XML must stand in expected-more.tsv. Ends with 77 (skipped) when there is no corpus.
"""
import argparse
import csv
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import texts
from untold import untold, whole

HERE = Path(__file__).parent
LEAST_OF_ALL = 0.997
LEAST_OF_A_FILE = 0.98
MOST_MORE = 0.02
SMALLEST_MORE = 20
MOST_UNREADABLE = 60


def cached(folder, key, make):
    """make()'s text, kept in a file; None is kept as an empty file with another ending."""
    if folder is None:
        return make()
    text, none = folder / f"{key}.txt", folder / f"{key}.none"
    if none.exists():
        return None
    if not text.exists():
        made = make()
        if made is None:
            none.touch()
            return None
        text.write_text(made, encoding="utf-8")
    return text.read_text(encoding="utf-8")


def compare(engross, left_out, others, source):
    """Characters that either finds, that engross finds, that engross alone has, that not even the XML has."""
    own, known = texts.characters(engross), texts.characters(left_out)
    union, most = own.copy(), Counter()
    for other in others:
        # Labels, deleted and hidden text that the other shows are no text.
        theirs = texts.characters(other)
        theirs -= Counter({c: min(known[c], max(0, theirs[c] - own[c])) for c in known})
        union |= theirs
        most |= theirs
    return sum(union.values()), sum(own.values()), sum((own - most).values()) if others else 0, \
        sum((own - (most | texts.characters(source))).values())


def measure(program, corpus, row, cache, libreoffice):
    file = corpus / row["file"]
    own, message = texts.of_engross(program, str(file))
    result = {"file": row["file"], "sha": row["sha256"][:12], "either": 0, "found": 0, "more": 0, "twice": 0, "message": message}
    others = [cached(cache, f"pandoc-{row['sha256'][:12]}", lambda: texts.of_pandoc(str(file)))]
    if libreoffice is not None:
        others.append(texts.of_libreoffice(libreoffice, f"{row['sha256'][:12]}.x"))
    others = [each for each in others if each is not None]
    text, labels = own if own is not None else ("", "")
    result["either"], result["found"], result["more"], result["twice"] = compare(
        text, labels + untold(str(file)), others, whole(str(file)))
    result["others"] = len(others)
    return result


def libreoffice_folder(corpus, rows, cache):
    """Texts of LibreOffice under names that are unique in the corpus."""
    folder, links = cache / "libreoffice", cache / "links"
    folder.mkdir(parents=True, exist_ok=True)
    links.mkdir(exist_ok=True)
    missing = []
    for row in rows:
        link = links / f"{row['sha256'][:12]}.{row['ext']}"
        if not link.is_symlink():
            link.symlink_to((corpus / row["file"]).resolve())
        if not (folder / (link.stem + ".txt")).exists():
            missing.append(link)
    # A dozen is always missing: what LibreOffice cannot read either.
    if len(missing) > MOST_UNREADABLE:
        texts.libreoffice_texts(missing, str(folder))
    return folder


def listed(name):
    with open(HERE / name, encoding="utf-8", newline="") as lines:
        return {row["file"]: row["reason"] for row in csv.DictReader(lines, delimiter="\t")}


def differences(kind, found, name):
    """Files that should be listed and are not, and the other way round; says so."""
    expected = listed(name)
    unlisted, stale = sorted(found - expected.keys()), sorted(expected.keys() - found)
    for file in unlisted:
        print(f"{kind}, but not in {name}: {file}")
    for file in stale:
        print(f"in {name}, but no longer {kind}: {file}")
    return len(unlisted) + len(stale)


def report(results):
    either, found = sum(r["either"] for r in results), sum(r["found"] for r in results)
    share = found / either if either else 1
    low = {r["file"] for r in results if r["found"] < LEAST_OF_A_FILE * r["either"]}
    more = {r["file"] for r in results if r["twice"] > max(SMALLEST_MORE, MOST_MORE * r["either"])}
    print(f"{len(results)} files, {either} characters that either finds, engross finds {found}: {share:.3%}")
    print(f"{sum(r['more'] for r in results)} characters that only engross finds (text boxes, ruby, notes within notes …), "
          f"{sum(r['twice'] for r in results)} that stand less often in the XML itself")
    print(f"{len(low)} files below {LEAST_OF_A_FILE:.0%}, {len(more)} with text twice")
    faults = differences("below 98 %", low, "expected-below-98.tsv")
    faults += differences("longer than its source", more, "expected-more.tsv")
    return faults + (share < LEAST_OF_ALL)


def write_details(path, results):
    with open(path, "w", encoding="utf-8", newline="") as out:
        table = csv.DictWriter(out, list(results[0]), delimiter="\t")
        table.writeheader()
        table.writerows(sorted(results, key=lambda r: r["found"] - r["either"]))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("engross")
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--libreoffice", action="store_true")
    parser.add_argument("--details", type=Path)
    parser.add_argument("-j", type=int, default=2)
    options = parser.parse_args()
    manifest = options.corpus / "MANIFEST.tsv"
    if not manifest.exists():
        print("skipped: no corpus at", options.corpus)
        return 77
    with open(manifest, encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    if options.cache:
        options.cache.mkdir(parents=True, exist_ok=True)
    libreoffice = libreoffice_folder(options.corpus, rows, options.cache) if options.libreoffice else None
    with ThreadPoolExecutor(options.j) as pool:
        results = list(pool.map(
            lambda row: measure(options.engross, options.corpus, row, options.cache, libreoffice), rows))
    if options.details:
        write_details(options.details, results)
    return 1 if report(results) else 0


if __name__ == "__main__":
    sys.exit(main())
