"""MathML as it is drawn."""

import copy
import xml.etree.ElementTree as ET


def local(node):
    return node.tag.rsplit("}", 1)[-1]


def attribute(node, name, otherwise=None):
    """By its local name: some writers give attributes the namespace of their element."""
    return next((value for key, value in node.items() if key.rsplit("}", 1)[-1] == name), otherwise)


def sign(kind, text):
    made = ET.Element("mo", {kind: "true"})
    made.text = text.strip()
    return [made] if made.text else []


def expanded(node, kids):
    """An mfenced as the row that it is short for (MathML 3, 3.3.8.2)."""
    between = attribute(node, "separators", ",").strip()
    row = ET.Element("mrow")
    row.extend(sign("fence", attribute(node, "open", "(")))
    for at, kid in enumerate(kids):
        row.extend(sign("separator", between[at - 1:at] or between[-1:]) if at else [])
        row.append(kid)
    row.extend(sign("fence", attribute(node, "close", ")")))
    return row


def as_written(node):
    """Without annotations, which are not drawn, and without mfenced."""
    kids = [as_written(kid) for kid in node if not local(kid).startswith("annotation")]
    if local(node) == "mfenced":
        return expanded(node, kids)
    made = copy.copy(node)
    made[:] = kids
    return made
