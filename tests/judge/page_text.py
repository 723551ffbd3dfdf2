#!/usr/bin/python3
"""Holds the text of HTML pages against the canonical XML that lies beside them: every character once, in order.

usage: page_text.py PAGE.html...      exit code 0 good, 1 faults
"""

import sys
import xml.etree.ElementTree as ET
from pathlib import Path

from document_text import first_difference, is_bullet, squeeze
from mathml import as_written, local

XHTML_SKIPPED = {"nav", "rp", "img", "head"}  # 目次 are made from headings; rp is for browsers without ruby
CLASSES_SKIPPED = {"engross-skip", "engross-back", "engross-note-ref", "engross-lost"}


def page_text(node, skip=()):
    """The words a reader of the page sees, without what only leads from place to place."""
    if local(node) in XHTML_SKIPPED or CLASSES_SKIPPED & set(node.get("class", "").split()) or node in skip:
        return ""
    text = (node.text or "") + "".join(page_text(kid, skip) + (kid.tail or "") for kid in node)
    return "" if node.get("class") == "engross-label" and is_bullet(text) else text


def formula_text(node):
    """The signs of the MathML, when there are any, else the linear reading."""
    try:
        math = ET.fromstring(node.get("mathml", ""))
    except ET.ParseError:
        return "".join(node.itertext())
    return "".join(as_written(math).itertext()) or "".join(node.itertext())


def source_text(node, notes):
    if node.tag in ("alt", "toc") or node.tag == "ocr" and node.get("as") != "text" or node.tag == "note-ref" and node.get("ref") in notes:
        return ""
    if node.tag == "formula":
        return formula_text(node)
    text = (node.text or "") + "".join(source_text(kid, notes) + (kid.tail or "") for kid in node)
    if node.tag == "label":
        return "" if is_bullet(text) else text + node.get("sep", "")
    return text


def plain(text):
    """Private-use characters of symbol fonts are shown as bullets."""
    return squeeze("".join("•" if "\ue000" <= c <= "\uf8ff" else c for c in text))


def ids(root):
    return {node.get("id"): node for node in root.iter() if node.get("id")}


def faults(path):
    text = path.read_text(encoding="utf-8")
    page = ET.fromstring(text.partition("\n")[2])
    document = ET.parse(path.with_suffix(".xml")).getroot()
    notes = {note.get("id") for note in document.iterfind("notes/note")}
    title = next(page.iter("h1"), None)
    shown_notes = next((s for s in page.iter("section") if s.get("class") == "engross-notes"), None)
    found = plain(page_text(page, skip=(title, shown_notes)))
    source_title = ids(document.find("body")).get(title.get("id")) if title is not None else None
    expected = body_without(document.find("body"), source_title, notes)
    if expected != found:
        yield f"text ({len(found)} characters for {len(expected)}): {first_difference(expected, found, 'page')}"
    if source_title is not None and plain(source_text(source_title, notes)) != plain(page_text(title)):
        yield f"title: {first_difference(plain(source_text(source_title, notes)), plain(page_text(title)), 'page')}"
    yield from note_faults(document, shown_notes, notes)


def body_without(body, title, notes):
    """The title stands above all, wherever the author has it."""
    parent = next((p for p in body.iter() if title in list(p)), None)
    if parent is not None:
        at = list(parent).index(title)
        parent.remove(title)
        text = plain(source_text(body, notes))
        parent.insert(at, title)
        return text
    return plain(source_text(body, notes))


def note_faults(document, shown, notes):
    held = ids(shown) if shown is not None else {}
    for note in document.iterfind("notes/note"):
        want = plain(source_text(note, notes))
        have = plain(page_text(held[note.get("id")])) if note.get("id") in held else ""
        if not have.endswith(want):  # before it stands the mark that the page gave it
            yield f"note {note.get('id')}: {first_difference(want, have, 'page')}"


def main(paths):
    bad = 0
    for path in map(Path, paths):
        if not path.with_suffix(".xml").exists():
            continue
        try:
            found = list(faults(path))
        except (ET.ParseError, AttributeError) as error:
            found = [f"{type(error).__name__}: {error}"]
        for message in found[:8]:
            print(f"    {message}")
        print(f"{'FAIL' if found else 'pass'} text {path}")
        bad += bool(found)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
