"""The text of a PDF against the canonical document that it was made from."""

import re
import subprocess
import unicodedata
from collections import Counter

from document_text import first_difference, is_bullet, legible, squeeze, xml_text
from pdf_file import Element, text_string
from tree_asserts import HEADING


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


def check_text(pdf, reader, document):
    """The text in the order of the tags is the document's text in reading order."""
    expected = legible(xml_text(document.find("body")))
    found = squeeze(tag_text(pdf.document, reader, skip=("TOC", "Note", "FENote")))
    if expected != found:
        yield f"tag order ({len(found)} characters for {len(expected)}): {first_difference(expected, found)}"
    if reader.unmapped:
        yield f"{reader.unmapped} characters without ToUnicode"


def check_notes(pdf, reader, document):
    """Each note is there under its ID; its place is beside what refers to it."""
    found = {text_string(e.value.get("/ID")): squeeze(tag_text(e, reader)) for e in pdf.elements() if e.type in ("Note", "FENote")}
    notes = document.findall("notes/note")
    if len(notes) != len(found):
        yield f"{len(found)} notes for {len(notes)}"
    for note in notes:
        want, have = legible(xml_text(note)), found.get(note.get("id"), "")
        if not have.endswith(want):  # the PDF may show a mark that the note itself does not hold
            yield f"note {note.get('id')}: {first_difference(want, have)}"


def check_heading_texts(pdf, reader, document):
    expected = [legible(xml_text(h)) for h in document.find("body").iter("heading")]
    found = [squeeze(tag_text(e, reader, skip=("Note", "FENote"))) for e in pdf.elements() if HEADING.fullmatch(e.type)]
    at = 0
    for want in filter(None, expected):
        try:
            at = found.index(want, at) + 1
        except ValueError:
            yield f"heading 「{want}」 is no heading in the PDF, or not in its place"


def check_toc(pdf, reader, document):
    entries = [legible(xml_text(e)) for e in document.iterfind(".//toc/entry")]
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


def runs_from_right(text):
    return any(unicodedata.bidirectional(c) in ("R", "AL") for c in text)


def plain(text):
    """As readers of the page alone can tell it: without compatibility forms and without points, which stand
    above and below their letters, neither before nor after."""
    return "".join(c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c) != "Mn")


def check_extraction(path, document):
    """A plain reader gets the text in reading order as well: between it stand only the running
    heads, the notes and the 目次. Poppler puts lines of mixed direction in an order of its own: of
    such text each character is there."""
    raw = subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, check=True).stdout
    have = plain(squeeze(raw.decode()))
    want = plain(legible(xml_text(document.find("body"))))
    if runs_from_right(want):
        missing = Counter(want) - Counter(have)
        if missing:
            yield f"pdftotext misses {missing.total()} characters: 「{''.join(missing)[:20]}」"
        return
    at = 0
    for index, character in enumerate(want):
        at = have.find(character, at) + 1
        if at == 0:
            yield f"pdftotext loses the order at 「{want[max(index - 20, 0):index]}▶{want[index:index + 20]}」"
            return
