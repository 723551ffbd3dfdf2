#!/usr/bin/env python3
"""Every kind of mending on a small report of its own, as DOCX and as flat ODT: what the copy says when it is read, what
is left alone, and that mending once more, or another kind, changes nothing.
usage: kinds.py ENGROSS"""
import subprocess
import sys
import zipfile
from pathlib import Path
import xml.etree.ElementTree as ElementTree
from xml.sax.saxutils import escape

import files

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
ODF = "urn:oasis:names:tc:opendocument:xmlns:"
PROSE = "本段說明這一趟行程的安排與所見所聞，並且記下各單位回答的重點。"


def docx(path, blocks):
    """blocks: (style level or 0, words) for paragraphs; a list of rows for a table."""
    def paragraph(level, words):
        style = f'<w:pPr><w:pStyle w:val="Heading{level}"/></w:pPr>' if level else ""
        parts = [f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in words.split("\t")]
        return f'<w:p>{style}<w:r>{"<w:tab/>".join(parts)}</w:r></w:p>' if words else "<w:p/>"

    def block(each):
        if isinstance(each, list):
            rows = ["<w:tr>" + "".join(f"<w:tc>{paragraph(0, cell)}</w:tc>" for cell in row) + "</w:tr>" for row in each]
            return f'<w:tbl>{"".join(rows)}</w:tbl>'
        return paragraph(*each)

    def style(level):
        return (f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/>'
                f'<w:pPr><w:outlineLvl w:val="{level - 1}"/></w:pPr></w:style>')
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType='
                         '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType='
                         f'"application/xml"/><Override PartName="/w/a.xml" ContentType="{kind}.document.main+xml"/>'
                         f'<Override PartName="/w/s.xml" ContentType="{kind}.styles+xml"/></Types>')
        archive.writestr("_rels/.rels", f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="a" Type='
                         f'"{OFFICE}/officeDocument" Target="w/a.xml"/></Relationships>')
        archive.writestr("w/_rels/a.xml.rels", f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="s" Type='
                         f'"{OFFICE}/styles" Target="s.xml"/></Relationships>')
        archive.writestr("w/s.xml", f'<w:styles xmlns:w="{WORD}">{style(1)}{style(2)}</w:styles>')
        archive.writestr("w/a.xml", f'<w:document xmlns:w="{WORD}"><w:body>{"".join(map(block, blocks))}</w:body></w:document>')


def fodt(path, blocks):
    def paragraph(level, words):
        name = f'h text:outline-level="{level}"' if level else "p"
        return f'<text:{name}>{"<text:tab/>".join(escape(part) for part in words.split(chr(9)))}</text:{name[0]}>'

    def block(each):
        if isinstance(each, list):
            rows = ["<table:table-row>" + "".join(f"<table:table-cell>{paragraph(0, cell)}</table:table-cell>" for cell in row) +
                    "</table:table-row>" for row in each]
            return f'<table:table table:name="T"><table:table-column table:number-columns-repeated="{len(each[0])}"/>{"".join(rows)}</table:table>'
        return paragraph(*each)
    names = "".join(f' xmlns:{name}="{ODF}{name}:1.0"' for name in ("office", "text", "table", "style", "meta"))
    path.write_text(f'<office:document{names} xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3" '
                    'office:mimetype="application/vnd.oasis.opendocument.text"><office:meta/><office:styles/>'
                    '<office:automatic-styles/><office:body><office:text>' +
                    "".join(map(block, blocks)) + "</office:text></office:body></office:document>", encoding="utf-8")


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
     lambda root: texts(root, ".//section/p"), ["拜會東京都（東京都廳） 的人員，並且參觀；交流報告（VLR） 也帶去了。"]),
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
    ("language", [(1, "壹、目的"), (0, PROSE)], lambda root: root.get("lang"), "zh-Hant-TW"),
]


def fix(program, file, output, kind):
    run = subprocess.run([program, "fix", file, "-o", output, "--only", kind, "--date", "2026-11-28"], capture_output=True,
                         check=False, timeout=60)
    return run.stderr.decode() if run.returncode else ""


def faults_of(program, folder, number, case, suffix, write):
    kind, blocks, seen, wanted = case
    file, copy, again = (folder / f"{name}{number}{suffix}" for name in ("in", "out", "again"))
    write(file, blocks)
    if why := fix(program, file, copy, kind) or fix(program, copy, again, kind):
        return [why]
    faults = files.faults_of_package(copy, file, lambda name: True)
    got = seen(read(program, copy))
    if got != wanted:
        faults.append(f"the copy reads {got}, not {wanted}")
    if again.read_bytes() != copy.read_bytes():
        faults.append("mending once more changes something")
    return faults


def main():
    bad = 0
    with files.scratch() as scratch:
        for number, case in enumerate(CASES):
            for suffix, write in ((".docx", docx), (".fodt", fodt)):
                for fault in faults_of(sys.argv[1], Path(scratch), number, case, suffix, write):
                    bad += 1
                    print(f"{case[0]} ({number}, {suffix}): {fault}")
    print(f"{len(CASES)} cases in two formats, {bad} faults")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
