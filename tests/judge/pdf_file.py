"""A PDF as its objects and its tag tree, read through qpdf."""

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

    def is_math(self, element):
        """Of the MathML namespace (ISO 32000-2, 14.8.6.3)."""
        space = self.get(element.value.get("/NS")) or {}
        return text_string(space.get("/NS")) == "http://www.w3.org/1998/Math/MathML"

    def inherited(self, page, key):
        """An attribute of a page that its parents may give (ISO 32000-1, 7.7.3.4)."""
        value = self.get(page)
        while value is not None and key not in value:
            value = self.get(value.get("/Parent"))
        return self.get(value[key]) if value else None

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
