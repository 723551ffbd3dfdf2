"""The readings of formulas in a PDF against the MathML of the canonical document: every letter and number is said,
and in words, not in signs that readers of screens pass over."""

import re
import xml.etree.ElementTree as ET
from collections import Counter

from page_text import local
from pdf_file import text_string

UNREAD = {"annotation", "annotation-xml", "mphantom"}
SIGNS = set("=+<>^_{}/()∑∫√≤≥")


def read_tokens(node):
    if local(node) in UNREAD:
        return
    if local(node) in ("mi", "mn", "mo", "mtext", "ms"):
        yield local(node), "".join(node.itertext()).strip()
    for kid in node:
        yield from read_tokens(kid)


def must_be_said(math):
    """Letters and numbers; not 2 and 3, which may be "squared" and "cubed"."""
    return Counter(words for kind, words in read_tokens(math)
                   if (kind == "mi" and re.fullmatch("[A-Za-z]", words))
                   or (kind == "mn" and re.fullmatch("[0-9][0-9.]*", words) and words not in ("2", "3")))


def is_said(math, alt):
    if alt.endswith("…"):
        return True  # too long to be said whole
    said = Counter(re.findall(r"[A-Za-z]+|[0-9][0-9.]*|[.]", alt))
    prose = {c for kind, words in read_tokens(math) if kind in ("mtext", "ms") for c in words}
    return must_be_said(math) <= said and not (SIGNS - prose) & set(alt)


def unsaid(formulas, alts):
    """Those of the MathML texts that none of the readings says."""
    for text in formulas:
        try:
            math = ET.fromstring(text)
        except ET.ParseError:
            continue  # its linear reading stands for it
        if any(words for _, words in read_tokens(math)) and not any(is_said(math, alt) for alt in alts):
            yield text


def check_formulas(pdf, document):
    alts = [text_string(e.value.get("/Alt")) for e in pdf.elements() if e.type == "Formula"]
    for text in unsaid((f.get("mathml", "") for f in document.find("body").iter("formula")), alts):
        yield f"no Formula says {text[:200]}"
