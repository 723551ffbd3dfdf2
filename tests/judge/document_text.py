"""The words of a canonical document in reading order, as its outputs are to show them."""

import unicodedata


def squeeze(text):
    """Without white space and invisible characters: line ends are the layout's business."""
    return "".join(c for c in text if not c.isspace() and unicodedata.category(c) != "Cf")


def is_bullet(text):
    mark = squeeze(text)
    return len(mark) == 1 and unicodedata.category(mark)[0] not in "LN"


def legible(text):
    """Squeezed; 〓, the printer's mark for a missing letter, stands for what is private to one font."""
    return "".join("〓" if unicodedata.category(c) == "Co" else c for c in squeeze(text))


def xml_text(node, holder=None):
    """The words of a canonical element as they are to be seen; of the 目次 the heading alone, no
    alternative texts. The bullet of an item is drawn in many ways."""
    if node.tag == "alt" or node.tag == "ocr" and node.get("as") != "text":
        return ""
    if node.tag == "toc":
        return "".join(xml_text(heading) for heading in node.iterfind("heading"))
    text = (node.text or "") + "".join(xml_text(kid, node.tag) + (kid.tail or "") for kid in node)
    if node.tag == "label":
        return "" if holder in ("item", "note") and is_bullet(text) else text + node.get("sep", "")
    return text


def first_difference(expected, found, name="PDF"):
    at = next((i for i, (a, b) in enumerate(zip(expected, found)) if a != b), min(len(expected), len(found)))
    start = max(at - 15, 0)
    return f"document 「{expected[start:at]}▶{expected[at:at + 30]}」, {name} 「{found[start:at]}▶{found[at:at + 30]}」"
