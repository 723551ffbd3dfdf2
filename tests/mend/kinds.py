#!/usr/bin/env python3
"""Every kind of mending, alone, on small reports of its own, as DOCX and as ODT: what the copy says when it is read, that
the findings are gone which the kind claims, that only the parts changed which it needs, what is left alone, and that
mending once more changes nothing.
usage: kinds.py ENGROSS"""
import csv
import json
import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path
import xml.etree.ElementTree as ElementTree

import files
from reports import docx, odt

PHOTO = Path(__file__).resolve().parents[2] / "fixtures" / "pictures" / "farm.jpg" # with the place where it was taken

# kind → rules whose findings it takes away, parts that it may change
TEXT, STYLES = ["w/a.xml", "content.xml"], ["w/s.xml", "styles.xml"]
KINDS = {
    "title": (["A11Y-DOC-006"], ["c.xml", "meta.xml"]),
    "language": (["A11Y-DOC-007"], STYLES),
    "blanks": (["TXT-BLANK"], TEXT),
    "joins": (["TXT-JOIN"], TEXT),
    "headings": (["A11Y-DOC-004"], TEXT + STYLES),
    "captions": (["A11Y-DOC-011"], TEXT + STYLES),
    "lists": (["A11Y-DOC-012"], TEXT + STYLES + ["[[]Content_Types].xml", "w/_rels/a.xml.rels", "w/numbering.xml"]),
    "punctuation": (["TW-PUN-001", "TW-PUN-002"], TEXT),
    "toc": (["TOC-TYPED"], TEXT + STYLES),
    "table-heads": ([], TEXT),
    "alternatives": (["A11Y-DOC-001", "A11Y-DOC-020"], TEXT),
    "properties": (["PRIV-013"], ["c.xml", "meta.xml"]),
    "pictures": (["PRIV-014"], ["w/media/*", "Pictures/*"]),
}
AUTHOR, ALTERNATIVE = "王小明", "山腳下的農場，前景是一排樹。"
PROSE = "本段說明這一趟行程的安排與所見所聞，並且記下各單位回答的重點。"
BROKEN = PROSE + "本次行程拜會了東京都廳的環境局，由該局的局長親自說明", "垃圾分類的推動經過，並且答覆我們的問題。"


def read(program, file):
    run = subprocess.run([program, "convert", file, "--ocr", "off", "--dump-after", "enrich"], capture_output=True, check=True,
                         timeout=60)
    return ElementTree.fromstring(run.stdout)


def texts(root, path):
    return ["".join(each.itertext()).strip() for each in root.findall(path)]


def captions(root):
    return [(each.get("by"), "".join(each.itertext())) for each in root.findall(".//caption")]


def labels(root):
    """by, text of the labels of items, in their order."""
    return [(label.get("by"), label.text) for label in root.findall(".//item/label")]


# kind, blocks, what is seen of the copy, what that must be
CASES = [
    ("lists", [(1, "壹、目的"), (0, PROSE), (0, "1.甲項"), (0, "2.乙項"), (0, "3.丙項"), (0, PROSE)],
     labels, [("auto", "1."), ("auto", "2."), ("auto", "3.")]),
    ("lists", [(1, "壹、目的"), (0, PROSE), (0, "（一）甲項"), (0, "（二）乙項"), (0, "1. 其一"), (0, "2. 其二"), (0, "（三）丙項")],
     labels, [("auto", "（一）"), ("auto", "（二）"), ("auto", "1."), ("auto", "2."), ("auto", "（三）")]),
    ("lists", [(1, "壹、目的"), (0, PROSE), (0, "• 甲項"), (0, "• 乙項"), (0, PROSE)], labels, [("auto", "•"), ("auto", "•")]),
    # A number is missing: counting would say another.
    ("lists", [(1, "壹、目的"), (0, PROSE), (0, "1.甲項"), (0, "2.乙項"), (0, "4.丁項"), (0, PROSE)],
     labels, [("author", "1."), ("author", "2."), ("author", "4.")]),
    ("toc", [(0, "目次"), (0, "壹、目的.....\t01"), (0, "貳、過程.....\t2"), (1, "壹、目的"), (0, PROSE), (1, "貳、過程"), (0, PROSE)],
     lambda root: ([toc.get("kind") for toc in root.findall(".//toc")], texts(root, ".//toc/typed/p")),
     (["field"], ["壹、目的1", "貳、過程2"])),
    ("punctuation", [(1, "壹、目的"), (0, "拜會東京都 (東京都廳) 的人員,並且參觀;交流報告 (VLR) 也帶去了。")],
     lambda root: texts(root, ".//section/p"), ["拜會東京都（東京都廳）的人員，並且參觀；交流報告（VLR）也帶去了。"]),
    # Latin text keeps its own marks.
    ("punctuation", [(1, "壹、目的"), (0, "The report (in English), as it was: fine. " + PROSE)],
     lambda root: texts(root, ".//section/p"), ["The report (in English), as it was: fine. " + PROSE]),
    ("captions", [(1, "壹、目的"), (0, "表1-1　行程"), [["日期", "地點"], ["五日", "東京"]], (0, PROSE), (0, "表1-2　人員"), [["姓名", "職稱"], ["王", "科長"]]],
     captions, [("author", "表1-1行程"), ("author", "表1-2人員")]),
    ("captions", [(1, "壹、目的"), (0, "表三　行程"), [["日期", "地點"], ["五日", "東京"]], (0, PROSE)],
     captions, [("author", "表三行程")]),
    ("table-heads", [(1, "壹、目的"), (0, PROSE), [["日期", "地點", "備註"], ["一月五日", "東京都廳", "無"], ["一月六日", "千葉縣", "無"]]],
     lambda root: [(each.get("header"), texts(each, "head/row/cell")) for each in root.findall(".//table")],
     [("author", ["日期", "地點", "備註"])]),
    ("blanks", [(1, "壹、目的"), (0, PROSE), (0, ""), (0, ""), (0, PROSE)],
     lambda root: (len(root.findall(".//repair[@kind='blank-dropped']")),
                   texts(root, ".//section/p")), (0, [PROSE, PROSE])),
    ("title", [(0, "**赴日本考察水利設施報告"), (0, PROSE), (1, "壹、目的"), (0, PROSE)],
     lambda root: [(each.get("by"), each.text) for each in root.findall("meta/title")], [("author", "赴日本考察水利設施報告")]),
    ("joins", [(1, "壹、目的"), (0, PROSE * 2), (0, BROKEN[0]), (0, BROKEN[1]), (0, PROSE * 2), (0, PROSE * 2)],
     lambda root: texts(root, ".//section/p"), [PROSE * 2, "".join(BROKEN), PROSE * 2, PROSE * 2]),
    # A sentence that ends is not broken.
    ("joins", [(1, "壹、目的"), (0, PROSE), (0, PROSE)], lambda root: texts(root, ".//section/p"), [PROSE, PROSE]),
    ("headings", [(0, "**赴日本考察水利設施報告"), (0, PROSE), (0, "**壹、目的"), (0, PROSE), (0, "**貳、過程"), (0, PROSE), (0, "**參、心得"), (0, PROSE)],
     lambda root: [(each.get("by"), each.get("level"), "".join(each.itertext())) for each in root.findall(".//heading")],
     [(None, "1", "壹、目的"), (None, "1", "貳、過程"), (None, "1", "參、心得")]),
    ("alternatives", [(1, "壹、目的"), (0, PROSE), PHOTO, (0, PROSE)],
     lambda root: [(each.get("by"), each.text) for each in root.findall(".//image/alt")], [("author", ALTERNATIVE)]),
    ("properties", [(1, "壹、目的"), (0, PROSE)], lambda root: [each.text for each in root.findall("meta/leftovers/*")], []),
    ("pictures", [(1, "壹、目的"), (0, PROSE), PHOTO], lambda root: [each.get("gps") for each in root.findall(".//image")], [None]),
    ("language", [(1, "壹、目的"), (0, PROSE)], lambda root: root.get("lang"), "zh-Hant-TW"),
]


def fix(program, file, output, kind, *more):
    run = subprocess.run([program, "fix", file, "-o", output, "--only", kind, "--date", "2026-11-28", *more], capture_output=True,
                         check=False, timeout=60)
    return run.stderr.decode() if run.returncode else ""


def reviewed_table(program, file):
    """The table of alternative texts, with one that a person put in for every picture."""
    table = file.with_suffix(".csv")
    subprocess.run([program, "alt", "export", file, table, "--ocr-cache", "off"], check=True, capture_output=True, timeout=60)
    with open(table, encoding="utf-8-sig", newline="") as opened:
        rows = list(csv.DictReader(opened))
    with open(table, "w", encoding="utf-8", newline="") as opened:
        writer = csv.DictWriter(opened, rows[0].keys())
        writer.writeheader()
        writer.writerows(row | {"corrected": ALTERNATIVE} for row in rows)
    return ["--alt", table]


def rules_of(program, paths):
    """file → rules that speak of it."""
    run = subprocess.run([program, "check", *paths, "--ocr", "off", "--date", "2026-11-28", "--format", "json"], capture_output=True,
                         check=False, timeout=300)
    return {each["path"]: {finding["rule"] for finding in each["findings"]} for each in json.loads(run.stdout)["files"]}


def faults_of(program, folder, number, case, suffix, write):
    kind, blocks, seen, wanted = case
    rules, parts = KINDS[kind]
    file, copy, again = (folder / f"{name}{number}{suffix}" for name in ("in", "out", "again"))
    write(file, blocks, AUTHOR if kind == "properties" else "")
    more = reviewed_table(program, file) if kind == "alternatives" else []
    if why := fix(program, file, copy, kind, *more) or fix(program, copy, again, kind, *more):
        return [why], (file, file, [])
    faults = files.faults_of_package(copy, file, lambda name: any(fnmatch(name, part) for part in parts))
    got = seen(read(program, copy))
    if got != wanted:
        faults.append(f"the copy reads {got}, not {wanted}")
    if again.read_bytes() != copy.read_bytes():
        faults.append("mending once more changes something")
    return faults, (file, copy, rules)


def faults_of_findings(program, done):
    found = rules_of(program, [path for each in done for path in each[:2]])
    for file, copy, rules in done:
        before, after = found[str(file)], found[str(copy)]
        if copy.read_bytes() == file.read_bytes() or not rules:
            continue
        for rule in after & set(rules):
            yield f"{copy.name}: {rule} is left"
        if not before & set(rules):
            yield f"{file.name}: none of {rules} was there before"


def main():
    faults, done = [], []
    with files.scratch() as scratch:
        for number, case in enumerate(CASES):
            for suffix, write in ((".docx", docx), (".odt", odt)):
                found, checked = faults_of(sys.argv[1], Path(scratch), number, case, suffix, write)
                faults += [f"{case[0]} ({number}, {suffix}): {fault}" for fault in found]
                done.append(checked)
        faults += faults_of_findings(sys.argv[1], done)
    print(*faults, sep="\n")
    missing = set(KINDS) - {case[0] for case in CASES}
    print(f"{len(CASES)} cases in two formats, {len(faults)} faults; kinds without a case: {missing or 'none'}")
    return 1 if faults or missing else 0


if __name__ == "__main__":
    sys.exit(main())
