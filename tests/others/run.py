#!/usr/bin/python3
"""What Pandoc and LibreOffice read for us: that the structure of one small report comes through from each
format, that hostile files reach nothing, and what is said when a program is missing.

usage: run.py ENGROSS [WORD]      WORD: only tests with it in their name
"""

import os
import pathlib
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

HERE = pathlib.Path(__file__).resolve().parent
sys.dont_write_bytecode = True
sys.path.insert(0, str(HERE.parent / "run"))

import program  # noqa: E402

FILES = program.FIXTURES / "other"
SCRATCH = tempfile.TemporaryDirectory(prefix="others-")  # where engross makes its folders
bad = []


def say(name, words):
    bad.append(name)
    print("FAIL %s: %s" % (name, words), flush=True)


def same(name, what, got, wanted):
    if got != wanted:
        say(name, "%s: %r instead of %r" % (what, got, wanted))


def read(engross, path, *more, seconds=90, env=None):
    return program.run([engross, "convert", path, "--dump-after", "read", "--lang", "en", *more], seconds=seconds,
                       env={"TMPDIR": SCRATCH.name, **(env or {})}, cwd=os.path.dirname(path))


def words(node):
    """Text as a reader sees it, without labels, notes' marks and formulas."""
    out = node.text or ""
    for child in node:
        out += ("" if child.tag in ("label", "note-ref", "formula", "image") else words(child)) + (child.tail or "")
    return out


class Report:
    """The flat document as plain lists, to compare."""

    def __init__(self, xml):
        self.root = ElementTree.fromstring(xml)
        self.body = self.root.find("body")
        self.headings = [(int(h.get("level")), words(h).strip()) for h in self.body.iter("heading")]
        self.items = [(int(p.get("list-level")), p.find("label").text, words(p).strip())
                      for p in self.body.iter("p") if p.get("list") and p.find("label") is not None]
        self.tables = [[[(words(cell.find("p")).strip(), cell.get("scope"), cell.get("rowspan"), cell.get("colspan"))
                         for cell in row] for row in table.iter("row")] for table in self.body.iter("table")]
        self.links = [(words(a), a.get("href") or "#" + a.get("ref")) for a in self.body.iter("link")]
        self.notes = [words(note).strip() for note in self.root.find("notes")]
        self.pictures = [(image.get("resource") is not None, image.findtext("alt")) for image in self.body.iter("image")]
        self.formulas = [(f.text, f.get("display"), (f.get("mathml") or "")[:5]) for f in self.body.iter("formula")]
        self.ruby = [(words(r.find("base")), words(r.find("reading"))) for r in self.body.iter("ruby")]
        self.troubles = [(t.get("kind"), t.text) for t in self.root.find("troubles")]
        self.text = words(self.body)


def cell(text, scope=None, rows=None, columns=None):
    return (text, scope, rows, columns)


HEADINGS = [(1, "壹、前言"), (2, "一、目的"), (2, "二、行程"), (1, "貳、結論")]
ITEMS = [(1, "1.", "了解制度"), (1, "2.", "訪談機關"), (2, "•", "市政府"), (2, "•", "消防局"), (1, "3.", "撰寫報告")]
TABLE = [[cell("日期", "column"), cell("地點", "column")], [cell("5月1日"), cell("東京")], [cell("5月2日"), cell("大阪")]]
PLAIN_TABLE = [[cell(text[0]) for text in row] for row in TABLE]
SPANS = [[cell("日期", "column"), cell("地點", "column"), cell("備註", "column")],
         [cell("5月1日", "row"), cell("東京", None, "2"), cell("晴")],
         [cell("5月2日", "row"), cell("雨")],
         [cell("5月3日", "row"), cell("返國", None, None, "2")]]
# Word 97 knows heads of columns alone.
PLAIN_SPANS = [[(text, None if scope == "row" else scope, *spans) for text, scope, *spans in row] for row in SPANS]
NOTES = ["資料來源：機關網站。"]
LINK = ("主辦單位", "https://example.org/")
PICTURE = [(True, "紅色方塊")]
FRACTION = ("\\frac{a}{b}", None, "<math")
RUBY = [("韌", "ㄖㄣˋ")]

# file → what it must hold; what is not named is not compared
TRUTH = {
    "report.md": dict(headings=HEADINGS, items=ITEMS, tables=[TABLE], links=[LINK, ("結論", "#end")], notes=NOTES,
                      pictures=PICTURE, formulas=[FRACTION], ruby=RUBY, troubles=[]),
    "report.html": dict(headings=HEADINGS, items=ITEMS, tables=[SPANS], links=[LINK, ("結論", "#end")], notes=[],
                        pictures=PICTURE, ruby=RUBY, troubles=[]),
    "report.epub": dict(headings=HEADINGS, items=ITEMS, tables=[SPANS], pictures=PICTURE, ruby=RUBY, troubles=[]),
    "report.tex": dict(headings=HEADINGS, items=ITEMS, tables=[TABLE], links=[LINK], notes=NOTES,
                       formulas=[FRACTION, ("\\sum_{i=1}^{n} x_i", "block", "<math")], troubles=[]),
    "report.dbk": dict(headings=HEADINGS, items=ITEMS, tables=[TABLE], links=[LINK], notes=NOTES, troubles=[]),
    "report.rtf": dict(headings=[HEADINGS[0], HEADINGS[2], HEADINGS[3]], tables=[PLAIN_TABLE], pictures=[(True, None)],
                       troubles=[]),
    "report.doc": dict(headings=HEADINGS, items=ITEMS, tables=[PLAIN_SPANS], links=[LINK, ("結論", "#end")],
                       pictures=[(True, None)], troubles=[]),
}


def content(engross, name):
    run = read(engross, FILES / name)
    if run.code != 0:
        say(name, "ended with %s: %s" % (run.code, run.err.decode()))
        return
    report = Report(run.out)
    for what, wanted in TRUTH[name].items():
        same(name, what, getattr(report, what), wanted)
    for sentence in ("性很重要。", "本報告說明考察的目的"):
        if sentence not in report.text:
            say(name, "%r is not in the text" % sentence)
    source = report.root.find("meta/source")
    same(name, "the format", source.get("format"), {"md": "markdown", "tex": "latex", "dbk": "docbook"}.get(
        name.split(".")[1], name.split(".")[1]))
    same(name, "the title", report.root.findtext("meta/title"), "韌性城市考察報告")
    if read(engross, FILES / name).out != run.out:
        say(name, "two runs differ")


SECRET = "engross-test-secret"


def hostile_files(secret):
    deep = 20_000
    address = "file://%s" % secret
    return {
        "picture.md": ("![a](%s)\n\n![b](http://127.0.0.1:9/x.png)\n\n![c](media/../input.txt)\n\n![d](secret.txt)\n"
                       % secret, 0, "image-lost"),
        "frame.html": ("<html><body><p>x</p><iframe src=\"%s\"></iframe><object data=\"%s\">y</object>"
                       "<img src=\"%s\"></body></html>" % (address, address, address), 0, "object-lost"),
        "input.tex": ("\\documentclass{article}\\begin{document}x \\input{%s} \\include{%s} "
                      "\\verbatiminput{%s}\\end{document}" % (secret, secret, secret), 0, None),
        "include.rst": ("x\n\n.. include:: %s\n\n.. csv-table:: t\n   :file: %s\n" % (secret, secret), (0, 3), None),
        "include.org": ("x\n\n#+INCLUDE: \"%s\"\n" % secret, 0, None),
        "script.md": ("x\n\n<script>alert(1)</script>\n\n<a href=\"javascript:alert(1)\">y</a>\n", 0, "raw-dropped"),
        "entity.dbk": ("<?xml version=\"1.0\"?><!DOCTYPE article PUBLIC \"-//OASIS//DTD DocBook XML V4.5//EN\" \"x\" "
                       "[<!ENTITY e SYSTEM \"%s\">]><article><para>x&e;</para></article>" % address, (0, 3), None),
        "link.rtf": ("{\\rtf1\\ansi x{\\field{\\*\\fldinst INCLUDETEXT \"%s\"}{\\fldrslt y}}"
                     "{\\field{\\*\\fldinst INCLUDEPICTURE \"%s\"}{\\fldrslt z}}\\par}" % (secret, address), 0, None),
        "deep.html": ("<html><body>" + "<div>" * deep + "x" + "</div>" * deep + "</body></html>", (3, 5), None),
        "deep.md": ("> " * 1_000 + "x", (0, 3, 5), None),
        "deep.rtf": ("{\\rtf1 " + "{" * deep + "x" + "}" * deep + "}", (0, 3, 5), None),
        "broken.epub": ("PK\x03\x04" + "\0" * 26 + "mimetypeapplication/epub+zip" + "x" * 99, 3, None),
        "broken.dbk": ("<article xmlns=\"http://docbook.org/ns/docbook\"><para>x", (0, 3), None),
    }


def hostile(engross, name, text, fate, trouble, folder):
    path = folder / name
    path.write_bytes(text.encode("latin-1" if name.endswith("epub") else "utf-8"))
    run = read(engross, path)
    wanted = fate if isinstance(fate, tuple) else (fate,)
    if run.code not in wanted:
        say(name, "ended with %s instead of %s: %s" % (run.code, wanted, run.err.decode()[-300:]))
    if SECRET.encode() in run.out or SECRET.encode() in run.err:
        say(name, "read a file that it must not")
    if run.code == 0 and trouble and trouble not in [kind for kind, _ in Report(run.out).troubles]:
        say(name, "%s is not reported: %s" % (trouble, Report(run.out).troubles))
    if run.code != 0 and (len(run.err.splitlines()) != 1 or name.encode() not in run.err):
        say(name, "not one line with the file's name: %r" % run.err[:300])


def missing_programs(engross):
    for name, package, shown in (("report.md", "pandoc", "Markdown"), ("report.rtf", "libreoffice-writer-nogui", "RTF")):
        for language, word in (("en", "which is not installed"), ("zh-TW", "沒有安裝")):
            run = program.run([engross, "convert", FILES / name, "-o", "/nonexistent", "--lang", language],
                              env={"PATH": "/nonexistent"})
            said = run.err.decode()
            if run.code != 3 or "apt install " + package not in said or shown not in said or word not in said:
                say("without %s in %s" % (package, language), "%s %r" % (run.code, said))


def outputs(engross):
    """The way to the end, several at a time, one of them refused."""
    with tempfile.TemporaryDirectory() as out:
        files = [FILES / name for name in ("report.md",)] + [FILES.parent / "docx/short-report/input.docx"]
        run = program.run([engross, "convert", *files, "-o", out, "--ocr", "off", "-j", "2"], seconds=120,
                          env={"TMPDIR": SCRATCH.name})
        same("outputs", "exit code", run.code, 0)
        for name in ("report.pdf", "report.html", "report.xml", "input.pdf"):
            if not os.path.exists(os.path.join(out, name)):
                say("outputs", "%s is missing" % name)


def main():
    engross = pathlib.Path(sys.argv[1]).resolve()
    word = sys.argv[2] if len(sys.argv) > 2 else ""
    for name in TRUTH:
        if word in name:
            content(engross, name)
    with tempfile.TemporaryDirectory(prefix="hostile-") as folder:
        folder = pathlib.Path(folder)
        (folder / "secret.txt").write_text(SECRET)
        for name, (text, fate, trouble) in hostile_files(folder / "secret.txt").items():
            if word in name:
                hostile(engross, name, text, fate, trouble, folder)
    if word in "missing":
        missing_programs(engross)
    if word in "outputs":
        outputs(engross)
    left = os.listdir(SCRATCH.name)
    if left:
        say("temporary folders", "left %s" % " ".join(left))
    print("%d faults" % len(bad))
    return 1 if bad else 0


sys.exit(main())
