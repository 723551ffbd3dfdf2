"""The text of a PDF against the canonical document that it was made from."""

import re
import subprocess
import unicodedata
from collections import Counter, defaultdict
from itertools import groupby

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


def matched_headings(pdf, reader, document):
    """(heading of the document, its element or None) of each that has words."""
    elements = [e for e in pdf.elements() if HEADING.fullmatch(e.type)]
    found = [squeeze(tag_text(e, reader, skip=("Note", "FENote"))) for e in elements]
    at = 0
    for heading in document.find("body").iter("heading"):
        want = legible(xml_text(heading))
        if not want:
            continue
        try:
            at = found.index(want, at) + 1
            yield heading, elements[at - 1]
        except ValueError:
            yield heading, None


def check_heading_texts(pdf, reader, document):
    for heading, element in matched_headings(pdf, reader, document):
        if element is None:
            yield f"heading 「{legible(xml_text(heading))}」 is no heading in the PDF, or not in its place"


def placed_headings(pdf, reader, document):
    """(heading of the document, index of the page where it begins)."""
    return [(heading, pdf.pages.index(mark[0]))
            for heading, element in matched_headings(pdf, reader, document) if element
            for mark in [next((m for e in element.walk() for m in e.marks()), None)] if mark]


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


INLINE = {"Span", "Link", "Reference", "Lbl", "Quote", "Code", "Em", "Strong", "Ruby", "RB", "RT", "RP", "Warichu", "Formula"}


def blocks_by_page(element, reader, skip, block=None):
    """{page: [(block element, its text there)]} in the order of the tree."""
    pages = defaultdict(list)
    block = block if element.type in INLINE and block else element
    if "/ActualText" in element.value:
        mark = next((m for each in element.walk() for m in each.marks()), None)
        if mark and reader.texts.get(mark):  # of a bar above a letter a plain reader has nothing
            pages[mark[0]].append((block, text_string(element.value["/ActualText"])))
        return pages
    for kid in element.kids:
        if isinstance(kid, Element) and kid.type not in skip:
            for page, found in blocks_by_page(kid, reader, skip, block).items():
                pages[page] += found
        elif not isinstance(kid, Element) and kid[0] == "mcid":
            pages[kid[1]].append((block, reader.texts.get((kid[1], kid[2]), "")))
    return pages


def check_extraction(pdf, reader, path):
    """A plain reader gets each page in the order of the tags as well: between stand only the running
    heads, the notes and the 目次. Poppler puts lines of mixed direction in an order of its own: on pages
    with such text each block stands whole in its place."""
    raw = subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, check=True).stdout.decode()
    tagged = blocks_by_page(pdf.document, reader, ("TOC", "Note", "FENote"))
    for number, (page, shown) in enumerate(zip(pdf.pages, raw.split("\f")), 1):
        blocks = [plain(legible("".join(text for _, text in found)))
                  for _, found in groupby(tagged[page], lambda each: id(each[0]))]
        have = plain(squeeze(shown))
        if any(map(runs_from_right, blocks)):
            yield from lost_blocks(number, blocks, have)
        else:
            yield from lost_order(number, "".join(blocks), have)


def lost_order(number, want, have):
    at = 0
    for index, character in enumerate(want):
        at = have.find(character, at) + 1
        if at == 0:
            yield (f"page {number}: pdftotext loses the order at "
                   f"「{want[max(index - 20, 0):index]}▶{want[index:index + 20]}」")
            return


def lost_blocks(number, blocks, have):
    at = 0
    for block in blocks:
        end = end_of(block, have, at)
        if end < 0:
            yield f"page {number}: pdftotext does not have 「{block[:40]}」 whole in its place"
            return
        at = end


def end_of(block, have, at):
    """Where the next stretch of text with just the characters of the block ends; -1: there is none."""
    size = len(block)
    missing = Counter(block)
    missing.subtract(have[at:at + size])
    while any(missing.values()):
        if at + size >= len(have):
            return -1
        missing[have[at]] += 1
        missing[have[at + size]] -= 1
        at += 1
    return at + size
