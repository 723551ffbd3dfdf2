"""A PDF as its objects, its tag tree, and the text of its tagged content, read through qpdf."""

import json
import re
import subprocess
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Element:
    """A structure element; kids are Elements, ("mcid", page, n) and ("objr", annotation)."""

    ref: str
    type: str
    value: dict
    parent: "Element | None"
    kids: list = field(default_factory=list)

    def walk(self):
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()

    def marks(self):
        return [(k[1], k[2]) for k in self.kids if isinstance(k, tuple) and k[0] == "mcid"]

    def objects(self):
        return [k[1] for k in self.kids if isinstance(k, tuple) and k[0] == "objr"]

    def place(self):
        names = []
        here = self
        while here is not None:
            names.append(here.type)
            here = here.parent
        return "/".join(reversed(names)) + f" ({self.ref})"


class Pdf:
    def __init__(self, path, scratch):
        """Unpacks the streams of `path` into the folder `scratch`."""
        command = ["qpdf", "--json=2", "--json-key=qpdf", "--decode-level=generalized",
                   "--json-stream-data=file", f"--json-stream-prefix={scratch}/s", str(path)]
        done = subprocess.run(command, capture_output=True, check=False)
        if done.returncode not in (0, 3):
            raise ValueError(f"qpdf cannot read it: {done.stderr.decode(errors='replace').strip()}")
        self.objects = json.loads(done.stdout)["qpdf"][1]
        self.root = self.get(self.objects["trailer"]["value"]["/Root"])
        self.pages = list(self._pages(self.root["/Pages"]))
        self.parent_tree = {}
        self.ids = {}
        self.roles = {}
        self.document = None
        tree = self.get(self.root.get("/StructTreeRoot"))
        if tree:
            self.roles = self.get(tree.get("/RoleMap")) or {}
            self.parent_tree = dict(self._leaves(tree.get("/ParentTree"), "/Nums"))
            self.ids = dict(self._leaves(tree.get("/IDTree"), "/Names"))
            self.document = Element("root", "StructTreeRoot", tree, None)
            self._add_kids(self.document, None)

    def get(self, value):
        """The object itself, when value is a reference (a stream gives its dictionary)."""
        while isinstance(value, str) and re.fullmatch(r"\d+ \d+ R", value):
            thing = self.objects.get(f"obj:{value}")
            if thing is None:
                return None
            value = thing["stream"]["dict"] if "stream" in thing else thing["value"]
        return value

    def data(self, ref):
        return Path(self.objects[f"obj:{ref}"]["stream"]["datafile"]).read_bytes()

    def streams(self):
        """(reference, dictionary) of every stream."""
        for name, thing in self.objects.items():
            if "stream" in thing:
                yield name[4:], thing["stream"]["dict"]

    def elements(self):
        return self.document.walk() if self.document else iter(())

    def annotations(self):
        """(page, reference, dictionary) of every annotation on a page."""
        for page in self.pages:
            for ref in self.get(self.get(page).get("/Annots")) or []:
                yield page, ref, self.get(ref)

    def attributes(self, element, owner):
        """The attribute dictionaries of one owner, as one."""
        found = {}
        held = self.get(element.value.get("/A"))
        for one in held if isinstance(held, list) else [held]:
            one = self.get(one)
            if isinstance(one, dict) and one.get("/O") == owner:
                found.update(one)
        return found

    def _pages(self, ref):
        node = self.get(ref)
        if node.get("/Type") == "/Pages":
            for kid in self.get(node["/Kids"]):
                yield from self._pages(kid)
        else:
            yield ref

    def _leaves(self, ref, key):
        node = self.get(ref) or {}
        pairs = self.get(node.get(key)) or []
        yield from zip(pairs[::2], pairs[1::2])
        for kid in self.get(node.get("/Kids")) or []:
            yield from self._leaves(kid, key)

    def _add_kids(self, element, page):
        page = element.value.get("/Pg", page)
        held = element.value.get("/K")
        kids = self.get(held)
        for kid in kids if isinstance(kids, list) else [held]:
            self._add_kid(element, kid, page)

    def _add_kid(self, element, kid, page):
        value = self.get(kid)
        if value is None:
            return
        if isinstance(value, int):
            element.kids.append(("mcid", page, value))
        elif value.get("/Type") == "/MCR":
            element.kids.append(("mcid", value.get("/Pg", page), value["/MCID"]))
        elif value.get("/Type") == "/OBJR":
            element.kids.append(("objr", value["/Obj"]))
        else:
            role = value["/S"]
            role = self.roles.get(role, role)
            child = Element(kid if isinstance(kid, str) else "direct", role[1:], value, element)
            element.kids.append(child)
            self._add_kids(child, page)


def text_string(value):
    """The characters of a string in qpdf's JSON (u:text or b:hex)."""
    if not isinstance(value, str):
        return ""
    if value.startswith("u:"):
        return value[2:]
    if value.startswith("b:"):
        return bytes.fromhex(value[2:]).decode("latin-1")
    return ""


# ---- content streams --------------------------------------------------------------------------

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


class Reader:
    """Collects the text of each marked-content sequence: texts[(page, mcid)]."""

    def __init__(self, pdf):
        self.pdf = pdf
        self.texts = {}
        self.fonts = {}
        self.backwards = None
        self.unmapped = 0
        for page in pdf.pages:
            value = pdf.get(page)
            held = pdf.get(value.get("/Contents"))
            refs = held if isinstance(held, list) else [value.get("/Contents")]
            data = b"\n".join(pdf.data(ref) for ref in refs if ref)
            self._read(page, data, self._resources(page), [])

    def _resources(self, page):
        value = self.pdf.get(page)
        while value is not None and "/Resources" not in value:
            value = self.pdf.get(value.get("/Parent"))
        return self.pdf.get(value["/Resources"]) if value else {}

    def _font(self, resources, name):
        ref = (self.pdf.get(resources.get("/Font")) or {}).get(name)
        key = ref if isinstance(ref, str) else name
        if key not in self.fonts:
            cmap = (self.pdf.get(ref) or {}).get("/ToUnicode")
            self.fonts[key] = to_unicode(self.pdf.data(cmap)) if cmap else ({}, 1)
        return self.fonts[key]

    def _decode(self, font, data):
        table, size = font
        out = []
        for at in range(0, len(data), size):
            text = table.get(int.from_bytes(data[at:at + size], "big"))
            self.unmapped += text is None
            out.append(text or "\ufffd")
        return out

    def _mark(self, page, operands, resources):
        """What a BMC or BDC opens: (key into texts or None, does it hide the text inside)."""
        properties = operands[1] if len(operands) > 1 else {}
        if isinstance(properties, str):
            named = self.pdf.get(resources.get("/Properties")) or {}
            properties = self.pdf.get(named.get(properties)) or {}
        if operands[0] == "/Artifact":
            return None, True, None
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
        if key is not None:
            self.texts[key] = self.texts.get(key, "") + text

    def _read(self, page, data, resources, marks):
        font, saved = ({}, 1), []
        for operator, operands in operators(data):
            if operator in ("BMC", "BDC"):
                mark = self._mark(page, operands, resources)
                if mark[0] is not None:
                    self.texts.setdefault(mark[0], "")
                hidden = any(m[1] for m in marks)
                marks.append(mark)
                if operands[0] == "/ReversedChars":
                    marks[-1] = (None, False, "reversed")
                    self.backwards = []
                    continue
                if mark[2] and not hidden:
                    self._add(marks, mark[2])
            elif operator == "EMC":
                if marks.pop()[2] == "reversed":
                    text, self.backwards = "".join(reversed(self.backwards)), None
                    self._add(marks, text)
            elif operator == "q":
                saved.append(font)
            elif operator == "Q" and saved:
                font = saved.pop()
            elif operator == "Tf":
                font = self._font(resources, operands[0])
            elif operator in ("Tj", "'", '"', "TJ") and not any(m[1] for m in marks):
                held = operands[-1] if isinstance(operands[-1], list) else [operands[-1]]
                for text in (c for s in held if isinstance(s, bytes) for c in self._decode(font, s)):
                    self._add(marks, text)
            elif operator == "Do":
                ref = (self.pdf.get(resources.get("/XObject")) or {}).get(operands[0])
                form = self.pdf.get(ref) or {}
                if form.get("/Subtype") == "/Form":
                    inner = self.pdf.get(form.get("/Resources")) or resources
                    self._read(page, self.pdf.data(ref), inner, marks)
