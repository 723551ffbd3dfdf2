"""What the tag tree of a PDF must hold by itself, beyond what veraPDF sees."""

import re

from pdf_file import text_string

OUTLINE_FROM_PAGES = 21  # WCAG technique PDF2 as PAC applies it
HEADING = re.compile(r"H[1-6]")


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
    if last and len(pdf.pages) >= OUTLINE_FROM_PAGES and not (pdf.get(pdf.root.get("/Outlines")) or {}).get("/First"):
        yield f"{len(pdf.pages)} pages without an outline"


def check_empty(pdf, reader):
    """Only cells and parts of formulas may be empty, and the Document of a report without content."""
    for element in pdf.elements():
        blank = element.type == "Document" and not reader.texts
        may_be = element.type in ("TD", "TH") or pdf.is_math(element)
        if not element.kids and not blank and not may_be:
            yield f"{element.place()} is empty"
