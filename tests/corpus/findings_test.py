#!/usr/bin/env python3
"""findings_test.py ENGROSS CORPUS: the errors and warnings on the corpus's Chinese files are those that a person has
gone through (judged-findings.tsv: file, rule, count, how many false, why). What is new or gone makes the list stale.
Prints how many of all were false. Exit code 77 when there is no corpus."""

import collections
import csv
import json
import pathlib
import subprocess
import sys

LIST = pathlib.Path(__file__).with_name("judged-findings.tsv")


def found(engross, file):
    command = [engross, "check", str(file), "--profile", "general-report", "--format", "json", "--ocr", "off", "--date", "2026-11-28"]
    report = json.loads(subprocess.run(command, capture_output=True, check=False).stdout)
    return collections.Counter(one["rule"] for one in report["files"][0]["findings"] if one["severity"] in ("error", "warning"))


def main():
    engross, corpus = sys.argv[1], pathlib.Path(sys.argv[2])
    if not (corpus / "MANIFEST.tsv").exists():
        print("skipped: no corpus")
        return 77
    with open(corpus / "MANIFEST.tsv", newline="") as manifest:
        files = [row["file"] for row in csv.DictReader(manifest, delimiter="\t") if row["lang"].startswith(("zh", "han"))]
    judged = collections.defaultdict(dict)
    rows = list(csv.DictReader((line for line in open(LIST) if not line.startswith("#")), delimiter="\t"))
    for row in rows:
        judged[row["file"]][row["rule"]] = int(row["count"])
    bad = 0
    for file in files:
        now = dict(found(engross, corpus / file))
        known = judged.pop(file.split("__")[-1], {})
        for rule in sorted(now.keys() | known.keys()):
            if now.get(rule, 0) != known.get(rule, 0):
                bad += 1
                print(f"FAIL {file}: {rule} says {now.get(rule, 0)}, judged were {known.get(rule, 0)}")
    bad += len(judged)
    total, false = (sum(int(row[key]) for row in rows) for key in ("count", "false"))
    print(f"{len(files)} files, {total} errors and warnings, {false} false; {bad} differ from the list")
    return 1 if bad or not files else 0


if __name__ == "__main__":
    sys.exit(main())
