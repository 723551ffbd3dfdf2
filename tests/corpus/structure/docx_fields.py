"""Fields of a DOCX: what their instructions point to or show (17.16)."""
import re


def field_words(instruction):
    return [quoted or bare for quoted, bare in re.findall(r'"([^"]*)"|(\S+)', instruction)]


def address_of(instruction):
    """What a HYPERLINK field, or a reference that is one by its switch \\h, points to; "" for other fields."""
    words = field_words(instruction)
    if len(words) > 2 and words[0].upper() in ("REF", "PAGEREF", "NOTEREF") and "\\h" in words:
        return "#" + words[1]
    if not words or words[0].upper() != "HYPERLINK":
        return ""
    to = anchor = ""
    at = 1
    while at < len(words):
        if words[at] in ("\\l", "\\o", "\\t", "\\m"):
            anchor = words[at + 1] if words[at] == "\\l" and at + 1 < len(words) else anchor
            at += words[at] != "\\m"
        elif not words[at].startswith("\\"):
            to = to or words[at]
        at += 1
    return to + ("#" + anchor if anchor else "")


def button(instruction):
    """What a MACROBUTTON field shows: all after the macro's name (17.16.5.36)."""
    words = field_words(instruction)
    return " ".join(words[2:]) if words and words[0] == "MACROBUTTON" else ""


class Field:
    def __init__(self):
        self.instruction, self.in_result, self.to, self.outer, self.link = "", False, "", None, None
