#!/usr/bin/python3
"""Holds a PDF against what veraPDF passes over, and against the document that it was made from.

usage: own_asserts.py [--source REPORT.docx|.odt] [--xml CANONICAL.xml] FILE.pdf
Prints each fault; exit code 0 good, 1 faults.
"""

import argparse
import hashlib
import re
import struct
import subprocess
import sys
import tempfile
import unicodedata
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

import jpeg
from pdf_file import Element, Pdf, Reader, text_string

OUTLINE_FROM_PAGES = 21  # WCAG technique PDF2 as PAC applies it
HEADING = re.compile(r"H[1-6]")


# ---- the tag tree by itself --------------------------------------------------------------------

def check_parent_tree(pdf, reader):
    """K and ParentTree say the same, and every marked sequence of the pages is in the tree once."""
    owner = {}
    for element in pdf.elements():
        for mark in element.marks():
            if mark in owner:
                yield f"MCID {mark} belongs to {owner[mark].place()} and {element.place()}"
            owner[mark] = element
    for page in pdf.pages:
        number = pdf.get(page).get("/StructParents")
        held = pdf.get(pdf.parent_tree.get(number)) if number is not None else []
        entries = dict(enumerate(held or []))
        used = {m for p, m in reader.texts if p == page}
        in_tree = {m for p, m in owner if p == page}
        for mcid in sorted(used ^ in_tree):
            where = "on the page but not in the tree" if mcid in used else "in the tree but not on the page"
            yield f"page {pdf.pages.index(page) + 1}: MCID {mcid} is {where}"
        for mcid in sorted(used & in_tree):
            if entries.get(mcid) != owner[page, mcid].ref:
                yield f"ParentTree says {entries.get(mcid)} for MCID {mcid}, K says {owner[page, mcid].place()}"


def check_annotations(pdf):
    """Each annotation has Contents, F 4 and its element; each Link element an OBJR."""
    owner = {ref: e for e in pdf.elements() for ref in e.objects()}
    for page, ref, value in pdf.annotations():
        name = f"annotation {ref} on page {pdf.pages.index(page) + 1}"
        if not text_string(value.get("/Contents")).strip():
            yield f"{name} has no Contents"
        if value.get("/F") != 4:
            yield f"{name} has F {value.get('/F')}, not 4"
        if ref not in owner:
            yield f"{name} is in no structure element (OBJR)"
        elif pdf.parent_tree.get(value.get("/StructParent")) != owner[ref].ref:
            yield f"{name}: ParentTree does not lead to {owner[ref].place()}"
        if value.get("/Subtype") == "/Link" and "/A" not in value and "/Dest" not in value:
            yield f"{name} leads nowhere"
    on_pages = {ref for _, ref, _ in pdf.annotations()}
    for element in pdf.elements():
        if element.type == "Link" and not element.objects():
            yield f"{element.place()} has no OBJR child"
        for ref in element.objects():
            if ref not in on_pages:
                yield f"{element.place()} holds the annotation {ref}, which is on no page"


def check_ids(pdf):
    """ID and IDTree agree, Notes have one, Headers resolve."""
    seen = {}
    for element in pdf.elements():
        id_ = element.value.get("/ID")
        if id_ is None:
            if element.type == "Note":
                yield f"{element.place()} has no ID"
            continue
        if id_ in seen:
            yield f"ID {id_} is given to {seen[id_].place()} and {element.place()}"
        seen[id_] = element
        if pdf.ids.get(id_) != element.ref:
            yield f"IDTree does not lead from {id_} to {element.place()}"
    for id_ in pdf.ids.keys() - seen.keys():
        yield f"IDTree holds {id_}, which no element has"
    for element in pdf.elements():
        for id_ in pdf.get(pdf.attributes(element, "/Table").get("/Headers")) or []:
            if id_ not in seen or seen[id_].type != "TH":
                yield f"{element.place()}: Headers names {id_}, which is no TH"


def check_figures(pdf):
    for element in pdf.elements():
        if element.type in ("Figure", "Formula"):
            if not (text_string(element.value.get("/Alt")) or text_string(element.value.get("/ActualText"))).strip():
                yield f"{element.place()} has no Alt"
        if element.type == "Figure":
            box = pdf.get(pdf.attributes(element, "/Layout").get("/BBox"))
            if not (isinstance(box, list) and len(box) == 4 and box[0] < box[2] and box[1] < box[3]):
                yield f"{element.place()} has no BBox (or an empty one: {box})"


def check_tables(pdf):
    for element in pdf.elements():
        if element.type == "TH" and pdf.attributes(element, "/Table").get("/Scope") not in ("/Row", "/Column", "/Both"):
            yield f"{element.place()} has no Scope"
        if element.type == "Table" and not any(e.type == "TH" for e in element.walk()):
            yield f"{element.place()} has no TH"


def check_headings(pdf):
    last = 0
    for element in pdf.elements():
        if HEADING.fullmatch(element.type):
            level = int(element.type[1:])
            if level > last + 1:
                yield f"{element.place()} follows level {last}"
            last = level
    if len(pdf.pages) >= OUTLINE_FROM_PAGES and not (pdf.get(pdf.root.get("/Outlines")) or {}).get("/First"):
        yield f"{len(pdf.pages)} pages without an outline"


def check_empty(pdf):
    for element in pdf.elements():
        if not element.kids and element.type not in ("TD", "TH"):
            yield f"{element.place()} is empty"


# ---- pictures ----------------------------------------------------------------------------------

def images(pdf):
    for ref, value in pdf.streams():
        if value.get("/Subtype") == "/Image":
            yield ref, value, pdf.data(ref)


def is_jpeg(pdf, value):
    held = pdf.get(value.get("/Filter"))
    return held == "/DCTDecode" or held == ["/DCTDecode"]


def check_images(pdf):
    """No picture is stored twice, none carries personal metadata."""
    seen = {}
    for ref, value, data in images(pdf):
        shape = [value.get(k) for k in ("/Width", "/Height", "/BitsPerComponent", "/Decode", "/SMask")]
        key = hashlib.sha256(repr(shape).encode() + data).hexdigest()
        if key in seen:
            yield f"picture {ref} is the same as {seen[key]}"
        seen[key] = ref
        if is_jpeg(pdf, value):
            for name in jpeg.personal_metadata(data):
                yield f"picture {ref} carries {name}"


def source_jpegs(path):
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            data = package.read(name)
            if data[:3] == b"\xff\xd8\xff":
                yield jpeg.picture_hash(data)


def check_jpegs(pdf, source):
    """Each JPEG stream is a JPEG of the source, not encoded anew."""
    known = set(source_jpegs(source))
    found = {jpeg.picture_hash(data) for _, value, data in images(pdf) if is_jpeg(pdf, value)}
    if found - known:
        yield f"{len(found - known)} of {len(found)} JPEG pictures are not the source's data"
    if known and not found:
        yield f"the source has {len(known)} JPEG pictures, the PDF none"


# ---- the text ----------------------------------------------------------------------------------

def squeeze(text):
    """Without white space and invisible characters: line ends are the layout's business."""
    return "".join(c for c in text if not c.isspace() and unicodedata.category(c) != "Cf")


def is_bullet(text):
    mark = squeeze(text)
    return len(mark) == 1 and unicodedata.category(mark)[0] not in "LN"


def tag_text(element, reader, skip=()):
    """The text of an element in the order of the tree."""
    if "/ActualText" in element.value:
        return text_string(element.value["/ActualText"])
    parts = []
    for kid in element.kids:
        if isinstance(kid, Element):
            if kid.type not in skip:
                parts.append(tag_text(kid, reader, skip))
        elif kid[0] == "mcid":
            parts.append(reader.texts.get((kid[1], kid[2]), ""))
    text = "".join(parts)
    return "" if element.type == "Lbl" and is_bullet(text) else text


def xml_text(node):
    """The words of a canonical element as they are to be seen; of the 目次 the heading alone, no
    alternative texts."""
    if node.tag in ("alt", "ocr"):
        return ""
    if node.tag == "toc":
        return "".join(xml_text(heading) for heading in node.iterfind("heading"))
    text = (node.text or "") + "".join(xml_text(kid) + (kid.tail or "") for kid in node)
    if node.tag == "label":
        return "" if is_bullet(text) else text + node.get("sep", "")
    return text


def first_difference(expected, found):
    at = next((i for i, (a, b) in enumerate(zip(expected, found)) if a != b), min(len(expected), len(found)))
    start = max(at - 15, 0)
    return f"document 「{expected[start:at]}▶{expected[at:at + 30]}」, PDF 「{found[start:at]}▶{found[at:at + 30]}」"


def check_text(pdf, reader, document):
    """The text in the order of the tags is the document's text in reading order."""
    expected = squeeze(xml_text(document.find("body")))
    found = squeeze(tag_text(pdf.document, reader, skip=("TOC", "Note", "FENote")))
    if expected != found:
        yield f"tag order ({len(found)} characters for {len(expected)}): {first_difference(expected, found)}"
    if reader.unmapped:
        yield f"{reader.unmapped} characters without ToUnicode"


def check_notes(pdf, reader, document):
    expected = [squeeze(xml_text(note)) for note in document.iterfind("notes/note")]
    found = [squeeze(tag_text(e, reader)) for e in pdf.elements() if e.type in ("Note", "FENote")]
    if len(expected) != len(found):
        yield f"{len(found)} notes for {len(expected)}"
    for want, have in zip(expected, found):
        if not have.endswith(want):  # the PDF may show a mark that the note itself does not hold
            yield f"note: {first_difference(want, have)}"


def check_heading_texts(pdf, reader, document):
    expected = [squeeze(xml_text(h)) for h in document.find("body").iter("heading")]
    found = [squeeze(tag_text(e, reader, skip=("Note", "FENote"))) for e in pdf.elements() if HEADING.fullmatch(e.type)]
    at = 0
    for want in expected:
        try:
            at = found.index(want, at) + 1
        except ValueError:
            yield f"heading 「{want}」 is no heading in the PDF, or not in its place"


def check_toc(pdf, reader, document):
    entries = [squeeze(xml_text(e)) for e in document.iterfind(".//toc/entry")]
    items = [squeeze(tag_text(e, reader, skip=("TOC",))) for e in pdf.elements() if e.type == "TOCI"]
    if len(entries) != len(items):
        yield f"{len(items)} lines of 目次 for {len(entries)}"
    for want, have in zip(entries, items):
        if not re.fullmatch(re.escape(want) + r"[.…·⋯‧]*([0-9]+|[ivxlc]+)", have):
            yield f"目次: 「{have}」 is not 「{want}」 and a page number"


def check_alternatives(pdf, document):
    found = {squeeze(text_string(e.value.get("/Alt"))) for e in pdf.elements() if e.type == "Figure"}
    joined = "".join(found)
    for image in document.find("body").iter("image"):
        alts = image.findall("alt")
        if image.get("decorative") == "yes" or not alts:
            continue
        alt = next((a for a in alts if a.get("by") == "author"), alts[0])
        want = squeeze("".join(alt.itertext()))
        if want not in found and want not in joined:
            yield f"no Figure has the alternative text 「{want[:40]}」"


def check_language(pdf, document):
    if text_string(pdf.root.get("/Lang")) != document.get("lang"):
        yield f"Lang is {pdf.root.get('/Lang')}, the document's {document.get('lang')}"


def plain(text):
    """As readers of the page alone can tell it: without compatibility forms and without points, which stand
    above and below their letters, neither before nor after."""
    text = unicodedata.normalize("NFKC", squeeze(text))
    return "".join(c for c in text if unicodedata.category(c) != "Mn")


def check_extraction(path, document):
    """A plain reader gets the text in reading order as well: between it stand only the running
    heads, the notes and the 目次."""
    raw = subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, check=True).stdout
    have = plain(raw.decode())
    want = plain(xml_text(document.find("body")))
    at = 0
    for index, character in enumerate(want):
        at = have.find(character, at) + 1
        if at == 0:
            yield f"pdftotext loses the order at 「{want[max(index - 20, 0):index]}▶{want[index:index + 20]}」"
            return


# ---- all -----------------------------------------------------------------------------------------

def faults(path, scratch, source, xml):
    pdf = Pdf(path, scratch)
    if not pdf.document or not pdf.document.kids:
        yield "tree", "there is no tag tree"
        return
    reader = Reader(pdf)
    checks = {
        "parents": check_parent_tree(pdf, reader),
        "annotation": check_annotations(pdf),
        "id": check_ids(pdf),
        "figure": check_figures(pdf),
        "table": check_tables(pdf),
        "heading": check_headings(pdf),
        "empty": check_empty(pdf),
        "picture": check_images(pdf),
    }
    if source:
        checks["jpeg"] = check_jpegs(pdf, source)
    if xml:
        document = ET.parse(xml).getroot()
        checks |= {
            "text": check_text(pdf, reader, document),
            "notes": check_notes(pdf, reader, document),
            "headings": check_heading_texts(pdf, reader, document),
            "toc": check_toc(pdf, reader, document),
            "alt": check_alternatives(pdf, document),
            "language": check_language(pdf, document),
            "extraction": check_extraction(path, document),
        }
    for name, found in checks.items():
        for message in found:
            yield name, message


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--source", type=Path)
    parser.add_argument("--xml", type=Path)
    parser.add_argument("pdf", type=Path)
    options = parser.parse_args()
    count = {}
    with tempfile.TemporaryDirectory() as scratch:
        try:
            for name, message in faults(options.pdf, scratch, options.source, options.xml):
                count[name] = count.get(name, 0) + 1
                if count[name] <= 8:
                    print(f"    {name}: {message}")
        except (OSError, ValueError, KeyError, struct.error, subprocess.SubprocessError) as error:
            count["unreadable"] = 1
            print(f"    {type(error).__name__}: {error}")
    for name, total in count.items():
        if total > 8:
            print(f"    {name}: {total - 8} more")
    print(f"{'FAIL' if count else 'pass'} own {options.pdf}")
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main())
