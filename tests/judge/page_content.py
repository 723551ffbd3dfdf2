"""The content streams of a PDF: the text of its marked content, its artifacts, and where things are."""

import re
from dataclasses import dataclass, replace

from pdf_file import text_string

_TOKEN = re.compile(
    rb"(?P<hex><[0-9A-Fa-f\s]*>)|(?P<open><<|\[)|(?P<close>>>|\])"
    rb"|(?P<name>/[^\s<>\[\]()/%{}]*)|(?P<number>[+-]?(?:\d+\.?\d*|\.\d+)(?=[\s<>\[\]()/%]|$))"
    rb"|(?P<string>\()|(?P<word>[^\s<>\[\]()/%{}]+)")
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def _literal_string(data, at):
    """The bytes of the string whose '(' is just before `at`, and where it ends."""
    out = bytearray()
    depth = 1
    while depth:
        c = data[at:at + 1]
        at += 1
        if c == b"\\":
            octal = re.compile(rb"[0-7]{1,3}").match(data, at)
            if octal:
                out.append(int(octal.group(), 8) & 255)
                at = octal.end()
            else:
                out += _ESCAPES.get(data[at:at + 1], data[at:at + 1].strip(b"\r\n"))
                at += 1
            continue
        depth += {b"(": 1, b")": -1}.get(c, 0)
        if depth:
            out += c
    return bytes(out), at


def operators(data):
    """(operator, operands) one after another; names are str, strings bytes."""
    stack = [[]]
    at = 0
    while True:
        match = _TOKEN.search(data, at)
        if not match:
            return
        at = match.end()
        kind, token = match.lastgroup, match.group()
        if kind == "open":
            stack.append([token])
        elif kind == "close":
            opened, *items = stack.pop()
            stack[-1].append(dict(zip(items[::2], items[1::2])) if opened == b"<<" else items)
        elif kind == "hex":
            digits = re.sub(rb"\s", b"", token[1:-1]).decode()
            stack[-1].append(bytes.fromhex(digits + "0" * (len(digits) % 2)))
        elif kind == "string":
            value, at = _literal_string(data, at)
            stack[-1].append(value)
        elif kind == "name":
            stack[-1].append(token.decode("latin-1"))
        elif kind == "number":
            stack[-1].append(float(token) if b"." in token else int(token))
        elif len(stack) > 1:  # true, false, null inside an array or a dictionary
            stack[-1].append(token.decode("latin-1"))
        else:
            yield token.decode("latin-1"), stack[0]
            stack = [[]]


def _utf16(data):
    return data.removeprefix(b"\xfe\xff").decode("utf-16-be", errors="replace")


def to_unicode(data):
    """The map of a ToUnicode CMap: code -> text, and the length of a code in bytes."""
    table = {}
    size = 2
    for operator, operands in operators(data):
        if operator == "endcodespacerange" and operands:
            size = len(operands[0])
        elif operator == "endbfchar":
            for code, text in zip(operands[::2], operands[1::2]):
                table[int.from_bytes(code, "big")] = _utf16(text)
        elif operator == "endbfrange":
            for low, high, text in zip(operands[::3], operands[1::3], operands[2::3]):
                low, high = int.from_bytes(low, "big"), int.from_bytes(high, "big")
                for code in range(low, high + 1):
                    if isinstance(text, list):
                        table[code] = _utf16(text[code - low])
                    else:
                        base = _utf16(text)
                        table[code] = base[:-1] + chr(ord(base[-1]) + code - low)
    return table, size


def widths_of(pdf, font):
    """{code: width}, and the default, in thousandths of the size (ISO 32000-1, 9.7.4.3)."""
    below = pdf.get((pdf.get(font.get("/DescendantFonts")) or [None])[0]) or {}
    table, held = {}, list(pdf.get(below.get("/W")) or [])
    while held:
        start, after = held.pop(0), pdf.get(held.pop(0))
        if isinstance(after, list):
            table.update(enumerate(after, start))
        else:
            width = held.pop(0)
            table.update((code, width) for code in range(start, after + 1))
    return table, below.get("/DW", 1000)


def product(first, then):
    a, b, c, d, e, f = first
    g, h, i, j, k, l = then
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l)


def moved(matrix, x, y):
    return matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]


IDENTITY = (1, 0, 0, 1, 0, 0)
PAINTING = {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Tj", "TJ", "'", '"', "Do"}


@dataclass
class Font:
    table: dict
    size: int  # bytes of a code
    widths: dict
    default: float
    vertical: bool = False  # its lines run downwards (ISO 32000-1, 9.7.4.3); every code takes a whole em

    def codes(self, data):
        return [int.from_bytes(data[at:at + self.size], "big") for at in range(0, len(data), self.size)]


@dataclass
class Artifact:
    page: str
    properties: dict
    text: str = ""


@dataclass
class State:
    """What q saves and Q brings back."""

    font: Font
    points: float = 0
    ctm: tuple = IDENTITY


class Reader:
    """What the pages show: texts[(page, mcid)], artifacts, `loose` (painted in no marked content) and
    `extents` (page, what, corners) of all that is painted."""

    def __init__(self, pdf):
        self.pdf = pdf
        self.texts, self.fonts = {}, {}
        self.artifacts, self.loose, self.extents = [], [], []
        self.backwards = None
        self.unmapped = 0
        for page in pdf.pages:
            value = pdf.get(page)
            held = pdf.get(value.get("/Contents"))
            refs = held if isinstance(held, list) else [value.get("/Contents")]
            data = b"\n".join(pdf.data(ref) for ref in refs if ref)
            self._read(page, data, pdf.inherited(page, "/Resources") or {}, [], IDENTITY)

    def _font(self, resources, name):
        ref = (self.pdf.get(resources.get("/Font")) or {}).get(name)
        key = ref if isinstance(ref, str) else name
        if key not in self.fonts:
            font = self.pdf.get(ref) or {}
            cmap = font.get("/ToUnicode")
            table, size = to_unicode(self.pdf.data(cmap)) if cmap else ({}, 1)
            self.fonts[key] = Font(table, size, *widths_of(self.pdf, font), font.get("/Encoding") == "/Identity-V")
        return self.fonts[key]

    def _decode(self, font, data):
        texts = [font.table.get(code) for code in font.codes(data)]
        self.unmapped += texts.count(None)
        return [text or "\ufffd" for text in texts]

    def _mark(self, page, operands, resources):
        """What a BMC or BDC opens: (key into texts, an Artifact or None; does it hide the text inside; its ActualText)."""
        properties = operands[1] if len(operands) > 1 else {}
        if isinstance(properties, str):
            named = self.pdf.get(resources.get("/Properties")) or {}
            properties = self.pdf.get(named.get(properties)) or {}
        if operands[0] == "/Artifact":
            self.artifacts.append(Artifact(page, properties))
            return self.artifacts[-1], False, None
        actual = properties.get("/ActualText")
        if isinstance(actual, bytes):
            utf16 = actual.startswith(b"\xfe\xff")
            actual = _utf16(actual) if utf16 else actual.decode("latin-1")
        elif isinstance(actual, str):
            actual = text_string(actual)
        key = (page, properties["/MCID"]) if "/MCID" in properties else None
        return key, actual is not None, actual

    def _add(self, marks, text):
        if self.backwards is not None:  # ISO 32000-1, 14.8.2.3.3: /ReversedChars
            self.backwards.append(text)
            return
        key = next((m[0] for m in reversed(marks) if m[0] is not None), None)
        if isinstance(key, Artifact):
            key.text += text
        elif key is not None:
            self.texts[key] = self.texts.get(key, "") + text

    def _show(self, page, held, state, marks, line):
        """Adds the text and its extent; the text matrix after it."""
        start = moved(product(line, state.ctm), 0, 0)
        along = 0.0
        for piece in held:
            if isinstance(piece, bytes):
                if not any(m[1] for m in marks):
                    for text in self._decode(state.font, piece):
                        self._add(marks, text)
                codes = state.font.codes(piece)
                along += -1000 * len(codes) if state.font.vertical else sum(
                    state.font.widths.get(code, state.font.default) for code in codes)
            else:
                along -= piece
        along *= state.points / 1000
        line = product((1, 0, 0, 1, *((0, along) if state.font.vertical else (along, 0))), line)
        self.extents.append((page, "text", [start, moved(product(line, state.ctm), 0, 0)]))
        return line

    def _do(self, page, name, resources, marks, ctm):
        ref = (self.pdf.get(resources.get("/XObject")) or {}).get(name)
        form = self.pdf.get(ref) or {}
        if form.get("/Subtype") == "/Form":
            inner = self.pdf.get(form.get("/Resources")) or resources
            self._read(page, self.pdf.data(ref), inner, marks, product(self.pdf.get(form.get("/Matrix")) or IDENTITY, ctm), True)
        else:
            self.extents.append((page, "picture", [moved(ctm, x, y) for x in (0, 1) for y in (0, 1)]))

    def _read(self, page, data, resources, marks, ctm, in_form=False):
        state, saved, line, path = State(Font({}, 1, {}, 0), ctm=ctm), [], IDENTITY, []
        for operator, operands in operators(data):
            if operator in PAINTING and not any(m[0] is not None for m in marks):
                self.loose.append((page, operator))
            if operator in ("BMC", "BDC"):
                mark = self._mark(page, operands, resources)
                if isinstance(mark[0], tuple):
                    self.texts.setdefault(mark[0], "")
                hidden = any(m[1] for m in marks)
                if operands[0] == "/ReversedChars":
                    marks.append((None, False, "reversed"))
                    self.backwards = []
                    continue
                marks.append(mark)
                if mark[2] and not hidden:
                    self._add(marks, mark[2])
            elif operator == "EMC":
                if marks.pop()[2] == "reversed":
                    text, self.backwards = "".join(reversed(self.backwards)), None
                    self._add(marks, text)
            elif operator == "q":
                saved.append(replace(state))
            elif operator == "Q" and saved:
                state = saved.pop()
            elif operator == "cm":
                state.ctm = product(operands, state.ctm)
            elif operator == "BT":
                line = IDENTITY
            elif operator == "Tm":
                line = tuple(operands)
            elif operator == "Tf":
                state.font, state.points = self._font(resources, operands[0]), operands[1]
            elif operator in ("Tj", "'", '"', "TJ"):
                held = operands[-1] if isinstance(operands[-1], list) else [operands[-1]]
                line = self._show(page, held, state, marks, line)
            elif operator == "re":
                x, y, width, height = operands
                path += [moved(state.ctm, x, y), moved(state.ctm, x + width, y + height)]
            elif operator in PAINTING and operator != "Do" or operator == "n":
                if path and operator != "n" and not in_form:  # a form may clip what it draws
                    self.extents.append((page, "rule", path))
                path = []
            elif operator == "Do":
                self._do(page, operands[0], resources, marks, state.ctm)
