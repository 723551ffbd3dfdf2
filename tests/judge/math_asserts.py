"""The MathML in the tag tree of a PDF 2.0 against that of the canonical document: every element, attribute and word of it,
in its order (ISO 32000-2, 14.8.6.3)."""

import copy
import unicodedata
import xml.etree.ElementTree as ET

from document_text import legible
from mathml import as_written, attribute, local
from pdf_file import Element, text_string

TOKENS = {"mi", "mn", "mo", "mtext", "ms"}
PARTS = {"mfrac": 2, "mroot": 2, "msub": 2, "msup": 2, "munder": 2, "mover": 2, "msubsup": 3, "munderover": 3}
ROWS = {"math", "mrow", "mstyle", "mpadded", "mphantom", "menclose", "msqrt", "merror", "mspace", "mmultiscripts", "none", "mprescripts",
        "mtable", "mtr", "mtd"}
ATTRIBUTES = ("mathvariant", "linethickness", "stretchy", "accent", "fence", "separator", "form", "notation")
VALUES = ("true", "false", "normal", "bold", "italic", "0", "box", "prefix", "infix", "postfix")


def math_of(formula):
    """The MathML of a formula; None when it has none that can be drawn: its linear reading stands for it then."""
    try:
        math = ET.fromstring(formula.get("mathml", ""))
    except ET.ParseError:
        return None
    drawn = local(math) == "math" and not any(unicodedata.category(c) == "Co" for c in "".join(math.itertext()))
    return as_written(math) if drawn else None


def words(node, hidden=False):
    """What is seen of it."""
    if local(node) in TOKENS:
        return "" if hidden else "".join(node.itertext())
    return "".join(words(kid, hidden or local(kid) == "mphantom") for kid in node)


def shown_attributes(values):
    return "".join(f" {key}={value}" for key, value in values.items() if value in VALUES)


def wanted(node, hidden=False):
    """The lines of a tree: depth is told by brackets."""
    name = local(node)
    fits = name in TOKENS or name in ROWS or PARTS.get(name) == len(node)
    known = shown_attributes({key: attribute(node, key, "") for key in ATTRIBUTES})
    yield f"<{name if fits else 'mrow'}{known}>"
    hidden = hidden or name == "mphantom"
    if name in TOKENS:
        yield legible(words(node, hidden))
    for kid in () if name in TOKENS else node:
        yield from wanted(kid, hidden)
    yield ">"


def found(pdf, reader, element):
    held = pdf.attributes(element, "/NSO")
    known = shown_attributes({key: text_string(held.get("/" + key)) for key in ATTRIBUTES})
    yield f"<{element.type}{known}>" if pdf.is_math(element) else f"<{element.type} of another namespace>"
    text = "".join(reader.texts.get(mark, "") for mark in element.marks())
    if "/ActualText" in element.value:
        text = text_string(element.value["/ActualText"])
    if element.type in TOKENS:
        yield legible(text)
    elif element.marks():
        yield f"content of its own: {text}"
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from found(pdf, reader, kid)
    yield ">"


def maths(pdf, reader, holder, skip):
    """Of each Formula below, not inside of what is skipped: the tree of its MathML."""
    for kid in holder.kids:
        if not isinstance(kid, Element) or kid.type in skip:
            continue
        if kid.type == "Formula":
            inside = [each for each in kid.kids if isinstance(each, Element)]
            yield [line for each in inside for line in found(pdf, reader, each)]
        else:
            yield from maths(pdf, reader, kid, skip)


def differences(pdf, reader, source, holder, skip=()):
    want = [list(wanted(math)) if math is not None else [] for math in map(math_of, source.iter("formula"))]
    have = list(maths(pdf, reader, holder, skip))
    if len(want) != len(have):
        yield f"{len(have)} Formula elements for {len(want)} formulas"
    for one, other in zip(want, have):
        if one != other:
            at = next((i for i, (a, b) in enumerate(zip(one, other)) if a != b), min(len(one), len(other)))
            yield f"MathML {' '.join(one[max(at - 4, 0):at + 4])}, tags {' '.join(other[max(at - 4, 0):at + 4])}"


def check_math(pdf, reader, document):
    notes = {text_string(e.value.get("/ID")): e for e in pdf.elements() if e.type in ("Note", "FENote")}
    yield from differences(pdf, reader, document.find("body"), pdf.document, skip=("Note", "FENote"))
    for note in document.findall("notes/note"):
        if note.get("id") in notes:
            yield from differences(pdf, reader, note, notes[note.get("id")])


def in_maths_words(document):
    """The document with the words of their MathML in the place of the linear readings of its formulas."""
    document = copy.deepcopy(document)
    for formula in document.iter("formula"):
        math = math_of(formula)
        if math is not None:
            formula[:] = []
            formula.text = words(math)
    return document
